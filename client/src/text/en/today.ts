import type { today as source } from "../el/today";
import type { Translation } from "../translation";

export const today: Translation<typeof source> = {
  "today.title": "Today",
  "today.outingTo": "Outing: {place}",
  "today.doneOf": "{done} of {total}",
  "today.noOuting": "No outing is planned for today",
  "today.noOutingNext": "You can record a visit without an outing too.",
  "today.newVisit": "New visit",
  "today.visitShort": "Visit",
  "today.findPerson": "Find a person",
  "today.done": "{count, plural, one {done} other {done}}",
  "today.left": "{count, plural, one {left} other {left}}",
  "today.unsent": "still here",
  "today.promises": "Open promises",
  "today.mine": "mine · {count}",
  "today.promiseFor": "for {name} · by {day}",
  "today.noPromises": "No open promises",
  "today.list": "List",
  "today.map": "Map",
  "today.closeDay": "Close the day",
  "today.doneAt": "Done {clock}",
  "today.openLoops": "{count, plural, one {# open item} other {# open items}}",
  "today.emptyTitle": "Nobody on this device yet",
  "today.emptyNext": "Register somebody, or sync to bring your areas.",
  "today.quickInfo": "Quick information",
  "today.stillArriving": "Records are still arriving. The list is not complete.",
};
