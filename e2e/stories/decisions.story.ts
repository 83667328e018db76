import { ConflictsPage } from "../pages/conflicts-page";
import { SyncPage } from "../pages/sync-page";
import { DESKTOP } from "../support/device";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";
import { twoAuthors, writeApart } from "../support/two-authors";

/** Three people, each with a browser of their own. */
story.describe.configure({ timeout: 240_000 });

async function atTheDesk(town: Town): Promise<{ office: Person; desk: ConflictsPage }> {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
  await office.device.context.clock.install();
  await office.enrol();
  await office.shell.go("Διαφορές");
  return { office, desk: new ConflictsPage(office.page) };
}

/** The line in the sync panel that says what became of one's own writing. */
async function isTold(author: Person, name: string, field: string, words: string): Promise<void> {
  await author.syncNow();
  const notice = new SyncPage(author.page).notices.filter({ hasText: name }).filter({ hasText: field });
  await expect(notice.filter({ hasText: words })).toHaveCount(1);
}

const DECIDED = "Το γραφείο αποφάσισε για τη διαφορά.";
const DISPUTED = "Κρατήθηκαν και τα δύο ως να αποφασίσει το γραφείο.";

story(
  "[M6] [M7] the office keeps both: two phones, and one text with the names of whoever wrote it",
  async ({ town }) => {
    const { social, mediator, name } = await twoAuthors(town, { givenName: "Ιάκωβος", phone: "6900000400" });
    const [first, second] = ["Πίσω από το σχολείο.", "Στο σπίτι της κόρης, πρώτος όροφος."];
    await writeApart(name, [
      [
        social,
        async (file) => {
          await file.changePhone("6900000400", "6900000411");
          await file.changeDetail("Πώς θα βρεθεί", first);
        },
      ],
      [
        mediator,
        async (file) => {
          await file.changePhone("6900000400", "6900000422");
          await file.changeDetail("Πώς θα βρεθεί", second);
        },
      ],
    ]);

    const { desk } = await atTheDesk(town);
    await desk.open(name, "Τηλέφωνο");
    await desk.choice("Κράτα και τα δύο").click();
    await expect(desk.outcome).toContainText("6900000411 + 6900000422");
    await desk.save();
    await desk.open(name, "Πώς θα βρεθεί");
    await desk.choice("Κράτα και τα δύο").click();
    await desk.save();
    await expect(desk.items(name)).toHaveCount(0);

    for (const author of [social, mediator]) {
      await isTold(author, name, "Τηλέφωνο", DECIDED);
      const file = await author.openFile(name);
      for (const field of ["Τηλέφωνο", "Πώς θα βρεθεί"]) await expect(file.conflict(field)).toHaveCount(0);
      await expect(file.phones).toHaveCount(2);
      for (const number of ["6900000411", "6900000422"])
        await expect(file.phones.filter({ hasText: number })).toHaveCount(1);
      for (const words of [`${social.name}: ${first}`, `${mediator.name}: ${second}`])
        await expect(file.card("Στοιχεία")).toContainText(words);
    }
  },
);

const REMOVED = "6900000500";
const CHANGED = "6900000555";

for (const { order, decision, phones } of [
  { order: "removal first", decision: "Αφαίρεση της εγγραφής", phones: [] },
  { order: "change first", decision: "Η εγγραφή μένει", phones: [CHANGED] },
])
  story(
    `[M5] [M7] one removes a phone that the other changes (${order}): it stays, both are told, the office decides`,
    async ({ town }) => {
      const { social, mediator, name } = await twoAuthors(town, { givenName: "Ζαφείρης", phone: REMOVED });
      const writes: Parameters<typeof writeApart>[1] = [
        [social, (file) => file.removePhone(REMOVED)],
        [mediator, (file) => file.changePhone(REMOVED, CHANGED)],
      ];
      await writeApart(name, order === "removal first" ? writes : writes.toReversed());
      for (const author of [social, mediator]) await isTold(author, name, "Διαγραφή", DISPUTED);
      for (const [author, own, others] of [
        [social, "Εσύ έγραψες αφαιρέθηκε", `${mediator.name} έγραψε μένει`],
        [mediator, "Εσύ έγραψες μένει", `${social.name} έγραψε αφαιρέθηκε`],
      ] as const) {
        const file = await author.openFile(name);
        await expect(file.conflict("Διαγραφή")).toContainText(own);
        await expect(file.conflict("Διαγραφή")).toContainText(others);
        await expect(file.phones).toHaveText([new RegExp(CHANGED)]);
      }

      const { desk } = await atTheDesk(town);
      await desk.open(name, "Διαγραφή");
      await expect(desk.record).toContainText(CHANGED);
      await desk.choice(decision).click();
      await desk.save();
      for (const author of [social, mediator]) {
        await isTold(author, name, "Διαγραφή", DECIDED);
        const file = await author.openFile(name);
        await expect(file.conflict("Διαγραφή")).toHaveCount(0);
        await expect(file.phones).toHaveText(phones.map((number) => new RegExp(number)));
      }
      await desk.showResolved();
      await desk.open(name, "Διαγραφή");
      await expect(desk.sides).toHaveCount(2);
      await expect(desk.decision).toContainText("Αποφάσισε: Κατερίνα Προτυπάκη");
    },
  );

story(
  "[M7] what somebody wrote before the decision and delivers after it opens the disagreement again, beside what was decided",
  async ({ town }) => {
    const { social, mediator, name } = await twoAuthors(town, {
      givenName: "Θαλής",
      fatherName: "Ανδρόνικος",
    });
    const late = await mediator.openFile(name);
    await mediator.device.goOffline();
    await late.changeDetail("Πατρώνυμο", "Καλλίνικος");
    const colleague = new Person(town.stack.account("social2"), await town.device());
    await colleague.enrol();
    await writeApart(name, [
      [social, (file) => file.changeDetail("Πατρώνυμο", "Αθηναγόρας")],
      [colleague, (file) => file.changeDetail("Πατρώνυμο", "Βησσαρίων")],
    ]);
    const { office, desk } = await atTheDesk(town);
    await desk.open(name, "Πατρώνυμο");
    await desk.decideFor("Βησσαρίων");
    await expect(desk.items(name)).toHaveCount(0);

    await mediator.device.goOnline();
    await mediator.shell.counts(0);
    await mediator.syncNow();
    const file = await mediator.openFile(name);
    await expect(file.conflict("Πατρώνυμο")).toContainText("Εσύ έγραψες Καλλίνικος");
    await expect(file.card("Στοιχεία")).toContainText("Βησσαρίων");
    // The desk asks again every minute.
    await office.device.context.clock.fastForward("01:05");
    await desk.open(name, "Πατρώνυμο");
    await expect(desk.sides.filter({ hasText: "Καλλίνικος" })).toHaveCount(1);
    await expect(desk.sides.filter({ hasText: "Βησσαρίων" })).toContainText("ισχύει τώρα");
    await desk.decideFor("Καλλίνικος");
    for (const author of [social, mediator, colleague]) {
      await author.syncNow();
      const settled = await author.openFile(name);
      await expect(settled.card("Στοιχεία")).toContainText("Καλλίνικος");
      await expect(settled.conflict("Πατρώνυμο")).toHaveCount(0);
    }
  },
);
