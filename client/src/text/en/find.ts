import type { find as source } from "../el/find";
import type { Translation } from "../translation";

export const find: Translation<typeof source> = {
  "find.title": "Search",
  "find.label": "Search",
  "find.placeholder": "Name, phone or number",
  "find.hint": "With or without accents, Greek or Latin letters, nickname, father’s name.",
  "find.results": "{count, plural, =0 {No results} one {# person} other {# people}}",
  "find.noneTitle": "Nobody found",
  "find.noneNext": "Try fewer letters, the father’s name or the phone. Otherwise register somebody new.",
  "find.register": "New beneficiary",
  "find.registerNamed": "New beneficiary: {name}",
  "find.askServer": "Look up by number at the office",
  "find.askServerOffline":
    "Looking up at the office needs a signal. Register the person: if they exist already, sync will show it.",
  "find.recent": "Recent",
  "find.partial": "Still searching the older areas…",
  "find.scanCard": "Scan a card",
  "find.formerName": "earlier spelling: {name}",
  "find.years": "{count, plural, one {# year old} other {# years old}}",
  "find.aboutYears": "about {count}",
};
