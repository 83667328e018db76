import { instantOf } from "@konta/shared/base/local-date";
import { describe, expect, test } from "vitest";
import type { Known, PersonFile, VisitView } from "../../data/border";
import type { TaskFields } from "../../data/border-fields";
import { nextOpenTask, timelineEntries } from "./timeline-entries";

const known = <Fields>(id: string, fields: Fields, at = 0): Known<Fields> => ({
  id,
  fields,
  base: null,
  custody: "delivered",
  by: "s",
  at,
});
const noon = (day: string) => instantOf(day, 720);
const aVisit = (id: string, day: string, at: number): VisitView => ({
  ...known(id, { personId: "p", day, at }, at),
  note: null,
});
const aTask = (id: string, fields: Partial<TaskFields>, at = 0) =>
  known<TaskFields>(id, { personId: "p", what: "call", ...fields }, at);

describe("the course of a person", () => {
  test("newest day first, whatever the device's clock said, and the registration last", () => {
    const file: Pick<PersonFile, "person" | "visits" | "referrals" | "tasks"> = {
      person: known("p", {}, noon("2026-01-05")),
      // The clock of the second device runs ten years ahead; its day was put right by hand.
      visits: [aVisit("a", "2026-03-01", noon("2036-03-01")), aVisit("b", "2026-03-02", noon("2026-03-02"))],
      referrals: [
        { ...known("r", { personId: "p", agency: "agy.x" }, noon("2026-04-01")), state: "draft", steps: [] },
      ],
      tasks: [aTask("t", {}, noon("2026-03-02") + 1)],
    };
    const ids = timelineEntries(file).map((entry) => {
      if (entry.is === "visit") return entry.visit.id;
      if (entry.is === "referral") return entry.referral.id;
      return entry.is === "task" ? entry.task.id : entry.is;
    });
    expect(ids).toEqual(["r", "t", "b", "a", "registered"]);
  });
});

describe("the next step", () => {
  test("is the open promise that comes due first", () => {
    const tasks = [
      aTask("later", { due: "2026-12-01" }),
      aTask("kept", { due: "2026-11-01", done: true }),
      aTask("first", { due: "2026-11-20" }),
      aTask("undated", {}),
    ];
    expect(nextOpenTask(tasks)?.id).toBe("first");
    expect(nextOpenTask([aTask("undated", {})])?.id).toBe("undated");
    expect(nextOpenTask([aTask("kept", { done: true })])).toBeNull();
  });
});
