import { Dexie, type Transaction } from "dexie";
import { vi } from "vitest";
import { ReplicaDatabase } from "./replica-database";

/** The next version of the app, whose step changes the tables, begins with the rows, and then throws. */
export function aStepThatThrows(): void {
  const { version } = Dexie.prototype as Dexie;
  vi.spyOn(ReplicaDatabase.prototype, "version").mockImplementation(function (this: Dexie, number) {
    const step = version.call(this, number);
    version
      .call(this, number + 1)
      .stores({ overlay: "n, scope, seq", later: "number" })
      .upgrade(async (rows: Transaction) => {
        await rows.table("outbox").clear();
        await rows.table("later").add({ number: 1 });
        throw new Error("a step that throws");
      });
    return step;
  });
}
