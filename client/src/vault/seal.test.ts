import { describe, expect, test } from "vitest";
import { fromBase64url, textOf, utf8 } from "./bytes";
import { ExchangeMac, sha256Hex } from "./exchange-mac";
import { CompartmentKeys, type Place } from "./seal";

const KEY = "A".repeat(43);
const OTHER_KEY = `B${"A".repeat(42)}`;
const place: Place = { replica: "r1", table: "segment", number: 7, scope: 3 };
const keys = (core = KEY) => CompartmentKeys.from({ core, social: OTHER_KEY });

describe("seal", () => {
  test("[D7] what was sealed opens in its place and reads the same", async () => {
    const held = await keys();
    const sealed = await held.seal("core", place, utf8("a word"));
    expect(textOf((await held.open("core", place, sealed)) ?? new Uint8Array())).toBe("a word");
    expect(await held.seal("core", place, utf8("a word"))).not.toEqual(sealed);
  });

  test.each<[string, Partial<Place>]>([
    ["another replica", { replica: "r2" }],
    ["another table", { table: "overlay" }],
    ["another row", { number: 8 }],
    ["another scope", { scope: 4 }],
  ])("[D7] moved to %s it does not open", async (_what, moved) => {
    const held = await keys();
    const sealed = await held.seal("core", place, utf8("a word"));
    expect(await held.open("core", { ...place, ...moved }, sealed)).toBeNull();
  });

  test("[D7] under another key, another compartment, changed or cut it does not open", async () => {
    const held = await keys();
    const sealed = await held.seal("core", place, utf8("a word"));
    expect(await (await keys(OTHER_KEY)).open("core", place, sealed)).toBeNull();
    expect(await held.open("social", place, sealed)).toBeNull();
    expect(await held.open("health", place, sealed)).toBeNull();
    expect(await held.open("core", place, sealed.slice(0, -1))).toBeNull();
    expect(await held.open("core", place, sealed.slice(0, 5))).toBeNull();
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(await held.open("core", place, sealed)).toBeNull();
  });
});

describe("exchange MAC", () => {
  // RFC 4231, test case 1 (the key padded with zeros to 32 bytes is the same HMAC key) and FIPS 180-2's "abc".
  test("agrees with published vectors", async () => {
    const key = "CwsLCwsLCwsLCwsLCwsLCwsLCwsAAAAAAAAAAAAAAAA";
    expect(fromBase64url(key)).toHaveLength(32);
    const mac = await ExchangeMac.from(key);
    const hex = "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7";
    expect(await mac.macHex("Hi There")).toBe(hex);
    expect(await sha256Hex(utf8("abc"))).toBe(
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
    );
  });

  test("[P1] takes its own first 16 bytes and nothing else", async () => {
    const mac = await ExchangeMac.from(KEY);
    const right = await mac.mac16(utf8("part"));
    expect(await mac.verify16(utf8("part"), right)).toBe(true);
    expect(await mac.verify16(utf8("Part"), right)).toBe(false);
    expect(await mac.verify16(utf8("part"), right.slice(0, 15))).toBe(false);
    expect(await mac.verify16(utf8("part"), new Uint8Array(16))).toBe(false);
  });
});
