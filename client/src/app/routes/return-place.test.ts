import { describe, expect, test } from "vitest";
import { dropPlaceOfOthers, fieldAt, keepPlace, takePlace } from "./return-place";

const aField = (label: string, change: Partial<{ tagName: string; type: string; caret: number }> = {}) => {
  const { tagName = "INPUT", type = "text", caret = null } = change;
  return { tagName, type, labels: [{ textContent: label }], selectionStart: caret, selectionEnd: caret };
};
const aPage = (fields: readonly unknown[], activeElement: unknown = null) => ({
  view: { activeElement, querySelectorAll: () => fields },
  path: "/people/1/visit",
  scrollY: 120,
});

describe("after a lock", () => {
  test("the same page gives back the same field, its caret and how far it was scrolled, once", () => {
    const note = aField("Note", { tagName: "TEXTAREA", type: "textarea", caret: 7 });
    keepPlace("mine", aPage([aField("Request"), note], note));
    dropPlaceOfOthers("mine");
    expect(takePlace("/")).toBeNull();
    const place = takePlace("/people/1/visit");
    expect(place).toMatchObject({ scrollY: 120, field: { caret: [7, 7] } });
    expect(takePlace("/people/1/visit")).toBeNull();
    const again = aField("Note", { tagName: "TEXTAREA", type: "textarea" });
    const { view } = aPage([aField("Another"), aField("Request"), again]);
    expect(place && fieldAt(view, place)).toBe(again);
  });

  test("of two fields with one label it is the one that was left, and none until it stands there", () => {
    const second = aField("Number");
    keepPlace("mine", aPage([aField("Number"), second], second));
    const place = takePlace("/people/1/visit");
    const [first, again] = [aField("Number"), aField("Number")];
    expect(place && fieldAt(aPage([first]).view, place)).toBeNull();
    expect(place && fieldAt(aPage([first, again]).view, place)).toBe(again);
  });

  test("somebody else who opens the device goes on nowhere", () => {
    keepPlace("mine", aPage([]));
    dropPlaceOfOthers("hers");
    expect(takePlace("/people/1/visit")).toBeNull();
  });

  test("what is remembered names nothing that one can choose, and nothing that was typed", () => {
    const agency = aField("Shelter in Invented Street", { type: "radio" });
    keepPlace("mine", aPage([agency], agency));
    expect(takePlace("/people/1/visit")).toEqual({
      replica: "mine",
      path: "/people/1/visit",
      scrollY: 120,
      field: null,
    });
  });
});
