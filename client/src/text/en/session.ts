import type { session as source } from "../el/session";
import type { Translation } from "../translation";

export const session: Translation<typeof source> = {
  "session.signInTitle": "Sign in",
  "session.signInIntro": "The first time needs a signal. After that it works without one.",
  "session.username": "User name",
  "session.password": "Password",
  "session.code": "One-time code",
  "session.codeHint": "Six digits, from the authenticator app on your phone.",
  "session.recoveryCode": "Recovery code",
  "session.recoveryHint": "12 characters, as you kept them. Dashes do not matter.",
  "session.useRecovery": "I do not have my phone",
  "session.useApp": "I have my phone",
  "session.signingInAs": "Signing in: {username}",
  "session.otherName": "Another user name",
  "session.signIn": "Sign in",
  "session.signingIn": "Signing in…",
  "session.signOut": "Sign out",
  "session.otherPerson": "Somebody else",
  "session.choosePerson": "Who is writing?",
  "session.setPinTitle": "Choose a PIN for this device",
  "session.setPinIntro":
    "Six digits or more. The PIN never leaves the device. If you forget it, sign in again and nothing is lost.",
  "session.pin": "PIN",
  "session.pinAgain": "PIN again",
  "session.setPin": "Set PIN",
  "session.secondTitle": "Second secret",
  "session.secondIntro": "It does not stay on the device: whoever finds the tablet reads nothing.",
  "session.badge": "Badge",
  "session.badgeCode": "Badge code",
  "session.badgeHint": "26 characters as printed. Dashes do not matter.",
  "session.scanBadge": "Scan the badge",
  "session.phrase": "Passphrase",
  "session.phraseHint": "At least four random words.",
  "session.passkey": "Passkey",
  "session.unlockTitle": "The device is locked",
  "session.unlockIntro": "What you were writing is saved. You continue where you stopped.",
  "session.unlock": "Unlock",
  "session.unlocking": "Unlocking…",
  "session.lock": "Lock",
  "session.locksSoon": "Locks in a moment",
  "session.locksIn": "{seconds, plural, one {Locks in # second} other {Locks in # seconds}}",
  "session.locksSoonHint": "Touch the screen or press any key. What you wrote is kept.",
  "session.stay": "I am here",
  "session.hide": "Hide",
  "session.hideHint": "Empties the screen at once and locks. From the keyboard: Escape twice.",
  "cover.title": "Blank page",
  "cover.back": "Continue",
  "session.locked": "Locked",
  "session.unlocked": "Unlocked",
  "session.enrolling": "Preparing the device…",
  "session.pinOnly": "PIN only: no health data and nothing sensitive",
  "session.wrongPin": "{left, plural, one {Wrong PIN. # try left.} other {Wrong PIN. # tries left.}}",
  "session.wrongSecond": "The badge or passphrase does not match.",
  "session.wrongPassword": "The user name or password is not right.",
  "session.codeNeeded": "Enter the one-time code from your phone.",
  "session.wrongCode": "The one-time code is wrong or has expired.",
  "session.firstNeedsSignal":
    "The first sign-in on this device needs a signal. Go where there is a network and try again.",
  "session.tooManyTries":
    "What you wrote is here. Too many wrong tries: sign in again with your password when you have a signal.",
  "session.wait":
    "{minutes, plural, one {Too many tries. Try again in # minute.} other {Too many tries. Try again in # minutes.}}",
  "session.pinShape": "A PIN has six to twelve digits.",
  "session.pinTooEasy": "This PIN is easy to guess. Choose another.",
  "session.pinsDiffer": "The two PINs are not the same.",
  "session.phraseTooShort": "The passphrase needs at least four words.",
  "session.badgeShape": "A badge code has 26 characters.",
  "session.sessionEnded": "What you wrote is here. The session has ended: sign in again.",
  "session.badgeYours": "Your badge",
  "session.badgeWhy":
    "The PIN opens only together with the badge. The badge does not stay on the device: carry it on you, apart from the tablet.",
  "session.badgeLost":
    "Lost it? Sign in again with your password when you have a signal and ask the office for a new badge. What you wrote stays.",
  "session.badgeCopied": "The badge code is copied",
  "session.demoPin": "Demo: use the PIN {pin}.",
  "session.demoBadge": "Demo: nobody gave you a badge. Copy this code so that you can unlock.",
  "session.addPhrase": "I want a passphrase too, for when I do not have the badge",
  "session.optional": "optional",
  "session.again": "You are choosing a PIN again. What you had written on this device is here.",
  "session.welcome": "Welcome, {name}",
  "session.withPhrase": "With a passphrase",
  "session.withBadge": "With the badge",
  "session.wrongPair":
    "{left, plural, one {The PIN or the second secret does not match. # try left.} other {The PIN or the second secret does not match. # tries left.}}",
  "session.secondNeeded":
    "It has been a long time, or somebody else came in: the badge or the passphrase is needed again.",
  "session.warmTriesSpent": "Five wrong PINs: the badge or the passphrase is needed as well.",
  "session.waitSeconds":
    "{seconds, plural, one {Trying in # second, because of the mistakes before.} other {Trying in # seconds, because of the mistakes before.}}",
  "session.waitSecondsOnline":
    "{seconds, plural, one {Too many tries. Try again in # second.} other {Too many tries. Try again in # seconds.}}",
  "session.disabledHere": "Closed here: sign in with the password",
  "session.warmHint": "The PIN is enough: the device was locked a short while ago.",
  "session.backToPeople": "Back to the list",
  "session.signInWithPassword": "Sign in with a password",
  "session.forgotPin": "Forgot the PIN or lost the badge?",
  "session.lockedHint": "Somebody else? Choose your own mark.",
  "session.noStorage":
    "This browser does not let the app keep anything. Open it in a normal window, not a private one.",
  "session.storageBroken":
    "What you wrote is still on this device, but its memory cannot be read now. Delete nothing and do not clear the browser: close it and open it again, and if it stays so, talk to the office.",
  "session.lostEverything":
    "What had been delivered is at the office. The browser erased everything this device kept: what had not been sent is lost. Tell the office; its list of devices shows how much was waiting.",
  "session.lostWaiting":
    "Not lost: {count, plural, one {# change that had not been sent was} other {# changes that had not been sent were}} kept as a second copy, and will be delivered as soon as there is signal. The memory of this device was emptied though nobody asked. Delete nothing.",
  "session.lostHandedIn":
    "Delivered to the office: {count, plural, one {# change that had not been sent} other {# changes that had not been sent}}. The memory of this device had been emptied though nobody asked. Sign in again.",
  "session.lostNothing":
    "Everything written here had been delivered. The memory of this device was emptied though nobody asked. Sign in again.",
  "session.forgottenWaiting":
    "Not lost: {count, plural, one {# change that is missing from the memory of this device is} other {# changes that are missing from the memory of this device are}} here as a second copy. The browser gave back an older memory, or an empty one.",
  "session.forgottenWaitingNext":
    "The copy goes to the office by itself as soon as there is signal. There is nothing to decide: unlock and go on, and do not clear the browser.",
  "session.forgottenHandedIn":
    "Delivered to the office from the second copy: {count, plural, one {# change that was} other {# changes that were}} missing from the memory of this device. The browser had given back an older memory, or an empty one.",
  "session.forgottenHandedInNext":
    "What the office has comes here again by itself, with signal, once you have unlocked. There is nothing to decide.",
  "session.givenLost":
    "All that was written on this device has been delivered to the office. The device had been reported lost, and was emptied.",
  "session.givenStolen":
    "What had been delivered from this device is at the office; what had not is erased with all the rest. The device had been reported stolen, and was emptied.",
  "session.givenRetired":
    "All that was written on this device has been delivered to the office. The device was retired, and was emptied.",
  "session.givenNext":
    "If you found it, give it to the office. Whoever works here may sign in again, as on a new device.",
  "session.givenLeft":
    "{count, plural, one {# change is only on this device, and is not lost.} other {# changes are only on this device, and are not lost.}} The office has reported the device lost or retired it: it will be emptied when they are delivered.",
  "session.givenLeftNext":
    "If you work here, unlock it where there is signal: what you wrote leaves by itself. If you found it, give it to the office.",
  "session.deviceEnded":
    "This device has been reported lost or stolen, or was retired. Only the office opens it again.",
  "session.unlockFailed":
    "Nothing is lost: what you wrote is on this device. But it did not open now. Try again, and if it stays so close the browser and open it again.",
  "session.signInFailed":
    "Nothing is lost: what you wrote is on this device. But signing in did not come to its end here. Try again, and if it stays so close the browser and open it again.",
  "session.pinLate":
    "Nothing is lost: ten minutes passed without a PIN, and the keys did not stay here. Sign in again.",
  "session.notSavedHere": "Not done: the device could not keep the keys. Try again.",
};
