import { expect, test } from "vitest";
import { t } from "../../text/translate";
import { collectionWords } from "./collection-words";

test("each kind once, what it is about first, in whatever order it was delivered", () => {
  expect(collectionWords(["visitNote", "visit", "visitNote"], t)).toBe("Επίσκεψη · Σημείωση επίσκεψης");
  expect(collectionWords(["phone", "personName", "beneficiary"], t)).toBe("Στοιχεία · Όνομα · Τηλέφωνο");
  expect(collectionWords(["newerKind", "task"], t)).toBe("Υπόσχεση · Άλλη εγγραφή");
});
