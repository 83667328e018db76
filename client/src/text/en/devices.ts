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
  "devices.meaning": "What the numbers mean",
  "devices.meaningHoles":
    "Holes: numbers of changes that the device gave out and that never came. A few after a restore are to be expected, and stay: what was written about somebody who was erased for good is not sent again. If they grow, talk to whoever looks after the server.",
  "devices.meaningRepairs":
    "Repairs: how often the device found records missing or broken and fetched them again. Many of them point to storage that is failing.",
  "devices.meaningClock":
    "Clock: the times a device writes never decide anything, but they are shown. Beyond five minutes, set it right in its settings.",
};
