// oxlint-disable-next-line import/no-unassigned-import -- it has to change the natives before anything of the product takes them
import "./one-thread";
import { expect, test } from "vitest";
import { nameOf, orders, playOrder } from "./small-case";

/** All orders of six steps take an hour or more; the ordinary run plays those of three. */
const LENGTH = process.env["KONTA_LONG"] ? 6 : 3;

test(`[M2] [M3] [O2] [P2] two tablets, one field, every order of ${LENGTH} steps`, async () => {
  let played = 0;
  for (const order of orders(LENGTH)) {
    expect(await playOrder(order), nameOf(order)).toEqual([]);
    played += 1;
  }
  expect(played).toBeGreaterThan(100);
  console.log(`${played} orders of ${LENGTH} steps were played`);
}, 36_000_000);
