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
  "hidden.silent":
    "Nothing is lost. Health, social history and other special categories do not open: the device has not spoken with the office since {when}.",
  "hidden.silentNext":
    "What you write is kept and sent as usual. With the first contact all of it opens again.",
  "areas.hidden": "Not shown: {names}",
  "areas.hiddenNext":
    "What you wrote there is sent as usual. The outing that gave access is over. With signal the office is asked again.",
  "find.partial": "Still searching the older areas…",
  "find.scanCard": "Scan a card",
  "find.formerName": "earlier spelling: {name}",
  "find.years": "{count, plural, one {# year old} other {# years old}}",
  "find.aboutYears": "about {count}",
  "find.startTitle": "Who are you looking for?",
  "find.forVisit": "Choose whom you saw and go to the visit",
  "find.yearsShort": "{age, select, 0 {under a year} 1 {1 year} other {{age} years}}",
  "find.fatherOf": "father {name}",
  "find.inHousehold": "in a household",
  "find.reasonExact": "same name",
  "find.reasonKey": "sounds the same",
  "find.reasonPrefix": "begins like this",
  "find.reasonStem": "another form of the name",
  "find.reasonEdit": "one letter apart",
  "find.reasonPhone": "same phone",
  "find.reasonNumber": "same number",
  "find.reasonReference": "local number",
  "find.reasonHousehold": "same household",
  "find.reasonDescription": "from the description",
};
