import { expect, test } from "vitest";
import { driverFor, SqliteDatabase } from "./sqlite-driver";

test.each([
  ["20.19.0", "better-sqlite3"],
  ["22.12.0", "better-sqlite3-node-api"],
  ["24.21.0", "better-sqlite3-node-api"],
])("Node %s is served by %s", (version, driver) => {
  expect(driverFor(version)).toBe(driver);
});

test("the driver of this Node opens a database and names its errors", () => {
  const sqlite = new SqliteDatabase(":memory:");
  expect(sqlite.prepare("SELECT 7 AS seven").get()).toEqual({ seven: 7 });
  expect(() => sqlite.exec("SELECT FROM")).toThrow(SqliteDatabase.SqliteError);
  sqlite.close();
});
