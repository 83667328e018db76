export const devices = {
  "devices.title": "Συσκευές",
  "devices.intro": "{count, plural, =0 {Καμία συσκευή} one {# συσκευή} other {# συσκευές}}",
  "devices.allWell": "όλες οι ταμπλέτες είναι καλά",
  "devices.inTrouble": "{count, plural, one {# θέλει φροντίδα} other {# θέλουν φροντίδα}}",
  "devices.troubleTitle": "Θέλουν φροντίδα",
  "devices.table": "Όλες οι συσκευές",
  "devices.emptyTitle": "Καμία συσκευή ακόμη",
  "devices.emptyNext": "Μια συσκευή μπαίνει στη λίστα όταν κάποιος συνδεθεί πρώτη φορά σε αυτή.",
  "devices.device": "Συσκευή",
  "devices.state": "Κατάσταση",
  "devices.contact": "Τελευταία επαφή",
  "devices.unsent": "Δεν έχουν σταλεί",
  "devices.version": "Έκδοση",
  "devices.clock": "Ρολόι",
  "devices.holes": "Κενά",
  "devices.repairs": "Επιδιορθώσεις",
  "devices.well": "καλά",
  "devices.stuck": "κόλλησε",
  "devices.silent": "σιωπά",
  "devices.revoked": "ακυρώθηκε",
  "devices.office": "γραφείο",
  "devices.field": "πεδίο",
  "devices.never": "ποτέ",
  "devices.unsentSince": "{count}, από {when}",
  "devices.nothing": "τίποτα",
  "devices.otherVersion": "άλλη από αυτή εδώ",
  "devices.clockRight": "σωστό",
  "devices.clockUnknown": "άγνωστο",
  "devices.clockAhead": "{count, plural, one {# λεπτό μπροστά} other {# λεπτά μπροστά}}",
  "devices.clockBehind": "{count, plural, one {# λεπτό πίσω} other {# λεπτά πίσω}}",
  "devices.stuckWords":
    "{count, plural, one {# αλλαγή περιμένει πάνω στη συσκευή από {when}.} other {# αλλαγές περιμένουν πάνω στη συσκευή, η παλαιότερη από {when}.}}",
  "devices.unopenedWords":
    "{count, plural, one {# αλλαγή δεν χάθηκε: μένει κλειδωμένη πάνω στη συσκευή, και δεν ταιριάζουν τα κλειδιά με τα οποία άνοιξε.} other {# αλλαγές δεν χάθηκαν: μένουν κλειδωμένες πάνω στη συσκευή, και δεν ταιριάζουν τα κλειδιά με τα οποία άνοιξε.}}",
  "devices.silentWords": "Δεν έχει ακουστεί από {when}.",
  "devices.neverWords": "Συνδέθηκε μία φορά και δεν ακούστηκε ποτέ.",
  "devices.whatToDo": "Τι κάνουμε",
  "devices.doNotClear":
    "Δεν σβήνουμε δεδομένα του περιηγητή και δεν απεγκαθιστούμε: η δουλειά που δεν στάλθηκε είναι μόνο εκεί.",
  "devices.doOpen":
    "Τηλεφώνησε: να ανοίξει την εφαρμογή με σήμα και να ξεκλειδώσει. Συνεχίζει μόνη της μέσα σε ένα λεπτό.",
  "devices.doWifi": "Αν είναι σε Wi-Fi που ζητά σύνδεση, να ανοίξει πρώτα μια οποιαδήποτε άλλη σελίδα.",
  "devices.doPanel":
    "Αν μιλά με το γραφείο και ο αριθμός δεν πέφτει, να διαβάσει τι γράφει η σελίδα Συγχρονισμός.",
  "devices.doLost": "Αν χάθηκε ή κλάπηκε, πες το αμέσως στον συντονιστή ή τη συντονίστρια.",
  "devices.meaning": "Τι σημαίνουν τα νούμερα",
  "devices.meaningHoles":
    "Κενά: αριθμοί αλλαγών που η συσκευή έδωσε και δεν ήρθαν ποτέ. Λίγα μετά από επαναφορά είναι αναμενόμενα, και μένουν: ό,τι είχε γραφτεί για άτομο που διαγράφηκε οριστικά δεν στέλνεται ξανά. Αν μεγαλώνουν, μίλα με όποιον φροντίζει τον διακομιστή.",
  "devices.meaningRepairs":
    "Επιδιορθώσεις: πόσες φορές η συσκευή βρήκε ότι της έλειπαν ή χάλασαν εγγραφές και τις πήρε ξανά. Πολλές δείχνουν αποθήκη που χαλάει.",
  "devices.meaningClock":
    "Ρολόι: οι ώρες που γράφει η συσκευή δεν αποφασίζουν ποτέ τίποτα, αλλά φαίνονται. Πάνω από πέντε λεπτά, διόρθωσέ το στις ρυθμίσεις της.",
} as const;
