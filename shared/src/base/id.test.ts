import { describe, expect, test } from "vitest";
import { isRecordId, recordIdFrom, recordIdSchema } from "./id";

describe("a record id", () => {
  test("is 16 bytes in 22 characters of base64url", () => {
    expect(recordIdFrom(new Uint8Array(16))).toBe("A".repeat(22));
    expect(recordIdFrom(new Uint8Array(16).fill(255))).toBe(`${"_".repeat(21)}w`);
    const bytes = Uint8Array.from({ length: 16 }, (_, at) => at * 17);
    expect(recordIdFrom(bytes)).toBe("ABEiM0RVZneImaq7zN3u_w");
    expect(isRecordId(recordIdFrom(bytes))).toBe(true);
  });

  test("of another number of bytes is our own mistake", () => {
    expect(() => recordIdFrom(new Uint8Array(15))).toThrow(/16 bytes/);
  });

  test.each([
    "svc.a",
    "svc.a01",
    "agy.line_15900",
    "prg.fund.kriti2127",
    "str.her.office",
    "chk.newS",
    "o2.91",
  ])("may be a catalogue's own: %s", (id) => {
    expect(isRecordId(id)).toBe(true);
    expect(recordIdSchema.safeParse(id).success).toBe(true);
  });

  test.each([
    "",
    "svc",
    "svc.",
    ".a01",
    "Svc.a01",
    "2o.91",
    "svc.a 01",
    "svc.a/01",
    "svc.α01",
    "svc..a",
    `svc.${"a".repeat(41)}`,
    "a.b.c.d.e.f",
    "A".repeat(21),
    "A".repeat(23),
    `${"A".repeat(21)}=`,
    "svc.a01\n",
  ])("is not %j", (id) => {
    expect(isRecordId(id)).toBe(false);
  });
});
