import type { pin as source } from "../el/pin";
import type { Translation } from "../translation";

export const pin: Translation<typeof source> = {
  "pin.title": "Change PIN",
  "pin.intro": "For this device alone, and without signal. What you wrote stays as it is.",
  "pin.now": "What opens now",
  "pin.present": "Your present PIN",
  "pin.next": "What is to open from now on",
  "pin.new": "New PIN",
  "pin.newHint": "Six digits or more.",
  "pin.newAgain": "New PIN again",
  "pin.change": "Change the PIN",
  "pin.changing": "Changing…",
  "pin.done": "The PIN is changed. The old one opens nothing here any more.",
  "pin.same": "This is the one you have. Choose another.",
  "pin.badgeNeeded": "The badge is needed here, not the passphrase.",
  "pin.warmTriesSpent": "The old PIN still holds. Five wrong tries: enter the badge as well.",
  "pin.phraseAgain": "You had a passphrase: enter the same or another one. Without it the badge alone opens.",
  "pin.notKept": "The old PIN still holds: the device could not keep the new one. Try again.",
};
