import type { devices as source } from "../el/devices";
import type { Translation } from "../translation";

export const devices: Translation<typeof source> = {
  "devices.title": "Devices",
  "devices.intro": "{count, plural, =0 {No device} one {# device} other {# devices}}",
  "devices.allWell": "all tablets are well",
  "devices.inTrouble": "{count, plural, one {# needs care} other {# need care}}",
  "devices.troubleTitle": "Need care",
  "devices.table": "All devices",
  "devices.emptyTitle": "No device yet",
  "devices.emptyNext": "A device is listed once somebody has signed in on it for the first time.",
  "devices.device": "Device",
  "devices.state": "State",
  "devices.contact": "Last contact",
  "devices.unsent": "Not sent",
  "devices.version": "Version",
  "devices.clock": "Clock",
  "devices.holes": "Holes",
  "devices.repairs": "Repairs",
  "devices.well": "well",
  "devices.stuck": "stuck",
  "devices.silent": "silent",
  "devices.revoked": "revoked",
  "devices.office": "office",
  "devices.field": "field",
  "devices.never": "never",
  "devices.unsentSince": "{count}, since {when}",
  "devices.nothing": "nothing",
  "devices.otherVersion": "not the one here",
  "devices.clockRight": "right",
  "devices.clockUnknown": "unknown",
  "devices.clockAhead": "{count, plural, one {# minute ahead} other {# minutes ahead}}",
  "devices.clockBehind": "{count, plural, one {# minute behind} other {# minutes behind}}",
  "devices.stuckWords":
    "{count, plural, one {# change has been waiting on the device since {when}.} other {# changes are waiting on the device, the oldest since {when}.}}",
  "devices.unopenedWords":
    "{count, plural, one {# change is not lost: it stays locked on the device, and the keys that the device is open with do not fit it.} other {# changes are not lost: they stay locked on the device, and the keys that the device is open with do not fit them.}}",
  "devices.silentWords": "Not heard of since {when}.",
  "devices.neverWords": "It was set up once and has never been heard of.",
  "devices.whatToDo": "What to do",
  "devices.doNotClear":
    "Never clear the browser's data and never uninstall: the work that was not sent is only there.",
  "devices.doOpen":
    "Call: open the app where there is signal, and unlock it. It goes on by itself within a minute.",
  "devices.doWifi": "On a Wi-Fi that wants a log-in, open any other page first.",
  "devices.doPanel":
    "If it speaks with the office and the number does not fall, read out what the Sync page says.",
  "devices.doLost": "If it is lost or stolen, tell the coordinator at once.",
  "devices.doEnd": "If it is lost or stolen, report it at once with “Report…” beside it.",
  "devices.doLose":
    "If you lost it, report it at once with “I lost this device”. If it was stolen, call the coordinator too.",
  "devices.act": "Report…",
  "devices.actLost": "I lost this device",
  "devices.actFound": "Found…",
  "devices.here": "this one",
  "devices.chipLost": "lost",
  "devices.chipStolen": "stolen",
  "devices.chipRetired": "retired",
  "devices.chipEmptied": "empty",
  "devices.waitsLost": "Reported lost at {when}, waits to be emptied",
  "devices.waitsStolen": "Reported stolen at {when}, waits to be emptied",
  "devices.waitsRetired": "Retired at {when}, waits to be emptied",
  "devices.wasLost": "It had been reported lost",
  "devices.wasStolen": "It had been reported stolen",
  "devices.wasRetired": "It had been retired",
  "devices.emptied": "Emptied at {when}",
  "devices.stillThere":
    "{count, plural, one {# change is still only there} other {# changes are still only there}}",
  "devices.wentWith": "{count, plural, one {# change was lost with it} other {# changes were lost with it}}",
  "devices.endTitle": "What became of this device?",
  "devices.lostTitle": "Did you lose this device?",
  "devices.againTitle": "Was the device found?",
  "devices.besides": "On the same device: also {names}. What you report is for all of them.",
  "devices.isHere": "It is the device in front of you.",
  "devices.heard": "Last contact {when}.",
  "devices.heardNever": "Not heard of since it was set up.",
  "devices.hadNothing":
    "By then it had delivered everything. What was written later, if anything, is only there.",
  "devices.hadThere":
    "{count, plural, one {# change was only there} other {# changes were only there}}. What was written later, if anything, is only there too.",
  "devices.hadThereSince":
    "{count, plural, one {# change was only there, since {when}} other {# changes were only there, the oldest since {when}}}. What was written later, if anything, is only there too.",
  "devices.lost": "Lost",
  "devices.lostWords":
    "At its first contact the office takes what was recorded there, for review. Once it has everything, the device empties itself.",
  "devices.stolen": "Stolen",
  "devices.stolenWords":
    "At its first contact it empties itself at once, without waiting. What has not been delivered by then is lost with it.",
  "devices.retired": "Retired",
  "devices.retiredWords":
    "Nobody will work there any more. It delivers to the office what it has, and then empties itself.",
  "devices.found": "Found",
  "devices.foundWords": "Everybody goes on with it as before, and what they wrote is there.",
  "devices.chooseEnd": "Choose what happened",
  "devices.sayLost": "Report it lost",
  "devices.sayStolen": "Report it stolen",
  "devices.sayRetired": "Retire it",
  "devices.sayFound": "Report it found",
  "devices.sureTitle": "Erase what was not sent as well?",
  "devices.sureWords":
    "{count, plural, one {# change is nowhere else. It is erased at the first contact and does not come back.} other {# changes are nowhere else. They are erased at the first contact and do not come back.}}",
  "devices.sureElse": "If it is reported lost, the office takes them first.",
  "devices.sureStolen": "Yes, stolen",
  "devices.saidLost":
    "Reported lost. It empties itself once the office has what was recorded there. Until then nothing can be read without PIN and badge.",
  "devices.saidStolen":
    "Reported stolen. It empties itself at its first contact. Until then nothing can be read without PIN and badge.",
  "devices.saidRetired": "Retired. It empties itself once the office has what was recorded there.",
  "devices.saidFound": "Found. Everybody goes on with it as before.",
  "devices.endEmptied": "Nothing changed: the device has been emptied meanwhile. The list was renewed.",
  "devices.endGone": "Nothing changed: the device is not on the list any more, or is not yours to report.",
  "devices.endNoAnswer":
    "Nothing is lost: your choice is still here. No answer came from the office, try again as soon as there is signal.",
  "devices.endSignedOut":
    "Nothing changed: the session with the office has ended. Close this, sign in again and try once more.",
  "devices.endBusy": "Nothing changed: the office has a lot to do. Try again in a little while.",
  "devices.endFailed":
    "Nothing is lost: your choice is still here. Something went wrong at the office, try again.",
  "devices.meaning": "What the numbers mean",
  "devices.meaningHoles":
    "Holes: numbers of changes that the device gave out and that never came. A few after a restore are to be expected, and stay: what was written about somebody who was erased for good is not sent again. If they grow, talk to whoever looks after the server.",
  "devices.meaningRepairs":
    "Repairs: how often the device found records missing or broken and fetched them again. Many of them point to storage that is failing.",
  "devices.meaningClock":
    "Clock: the times a device writes never decide anything, but they are shown. Beyond five minutes, set it right in its settings.",
};
