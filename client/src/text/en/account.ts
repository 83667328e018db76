import type { account as source } from "../el/account";
import type { Translation } from "../translation";

export const account: Translation<typeof source> = {
  "nav.signIns": "My sign-ins",
  "nav.account": "My account",
  "account.intro": "Where your account is open at the office, and what opens it.",
  "account.sessionsTitle": "Open sign-ins",
  "account.sessionsWhy":
    "The office's screens are read with these. Closing one removes nothing from the device, nor anything that is unsent.",
  "account.thisOne": "This one",
  "account.unknownDevice": "Unknown device",
  "account.begun": "Opened: {when}",
  "account.seen": "Last used: {when}",
  "account.end": "Close",
  "account.endOf": "Close the sign-in: {device}",
  "account.endOthers": "Close all others",
  "account.onlyThis": "There is no other open sign-in.",
  "account.notYours": "One is not yours? Close it and change your password.",
  "account.ended": "{count, plural, one {# sign-in was closed.} other {# sign-ins were closed.}}",
  "account.endedAlready": "It was closed already.",
  "account.factorTitle": "Second check",
  "account.factorWhy":
    "Signing in also asks for a one-time code from your phone: whoever learns your password does not get in.",
  "account.factorOff": "Not set up",
  "account.factorOn": "In force",
  "account.factorSince": "Since {when}.",
  "account.factorRequired": "Your role needs a second check at sign-in.",
  "account.factorRequiredNext":
    "Because data leaves through this account, or it is decided who sees what. It is set up once and takes two minutes; until then nothing else of the office opens. What you wrote on this device is here and is sent as usual.",
  "account.factorSetUp": "Set up the second check",
  "account.stepApp":
    "Open an authenticator app on your phone. If you have none, install any from the app store.",
  "account.stepScan": "Add an account and scan the square. If that does not work, type the key there.",
  "account.stepCode": "Type the six digits that the phone shows now.",
  "account.square": "A square for the phone's camera. It says the same as the key.",
  "account.key": "Key",
  "account.keyCopied": "The key was copied",
  "account.confirm": "Confirm",
  "account.codeShape": "Six digits, as the phone shows them.",
  "account.factorGone": "The second check was set up elsewhere already, or an hour has passed. Begin again.",
  "account.again": "Begin again",
  "account.recoveryTitle": "Recovery codes",
  "account.recoveryWhy":
    "For the day you do not have your phone. Each opens once. Write them on paper and keep it apart from the phone and from this device.",
  "account.recoveryOnce": "The second check is in force. The codes will not be shown again.",
  "account.recoveryCopied": "The codes were copied",
  "account.recoveryKept": "I have kept them",
  "account.recoveryLeft":
    "{count, plural, one {# recovery code is left.} other {# recovery codes are left.}}",
  "account.recoveryNone": "No recovery code is left: if the phone is lost, you are locked out.",
  "account.factorChange":
    "A new phone, or the recovery codes are running out? Remove it here with a code, and set it up again.",
  "account.factorNewPhone": "A new phone, or removing it",
  "account.factorRemove": "Remove",
  "account.factorRemoved": "The second check was removed.",
  "account.passwordTitle": "Change password",
  "account.passwordWhy":
    "You sign in with it when there is signal. The PIN of this device stays the same. All other sign-ins are closed.",
  "account.passwordOld": "Present password",
  "account.passwordNew": "New password",
  "account.passwordHint":
    "At least 12 characters. Three or four words that have nothing to do with each other are easy to remember.",
  "account.passwordAgain": "New password again",
  "account.passwordChange": "Change password",
  "account.passwordChanged": "The password was changed. The other sign-ins were closed.",
  "account.passwordShort": "It needs at least 12 characters.",
  "account.passwordLong": "At most 200 characters.",
  "account.passwordCommon": "This one is easily guessed. Choose another.",
  "account.passwordSame": "It is the same as the present one. Choose another.",
  "account.passwordsDiffer": "The two new passwords are not the same.",
  "account.passwordWrong": "The present password is not right.",
};
