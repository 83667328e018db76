import type { errors as source } from "../el/errors";
import type { Translation } from "../translation";

export const errors: Translation<typeof source> = {
  "error.title": "Nothing is lost: this page did not open",
  "error.unexpected":
    "Nothing is lost: what you saved is on this device. Something went wrong on the screen.",
  "error.notSaved": "Not saved yet: what you wrote is on the screen. Try again.",
  "error.storageFull":
    "Not saved: the device is full. Do not close the page, delete photos or apps and try again.",
  "error.network": "Nothing is lost: there is no connection to the office.",
  "error.server": "Nothing is lost: the office did not answer. Try again shortly.",
  "error.tooLarge": "Not sent: it is too large.",
  "error.tooLong": "At most {limit} characters.",
  "error.required": "Needed to go on.",
  "error.invalid": "Look again: it does not have the right form.",
  "error.code": "Code for the phone: {code}",
  "error.reload": "Open it again",
  "error.missingTitle": "Nothing is lost: this page was not loaded",
  "error.missing": "What you wrote stays on this device, drafts too.",
  "error.missingNext":
    "A part of the app was not found here. Open it again, with signal if you can. It will ask for PIN and badge.",
  "error.missingReload": "Open it again",
  "error.home": "Go to Today",
  "error.notSavedLocked": "Not saved yet: the device was locked. The draft stays. Unlock and try again.",
  "error.noNumbersLeft":
    "Not saved yet: this device has run out of local numbers. The draft stays. Sync and try again.",
  "error.notSavedField": "Not saved yet, what you wrote is on the screen. Look again at the field “{field}”.",
};
