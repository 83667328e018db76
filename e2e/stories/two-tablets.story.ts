import { ConflictsPage } from "../pages/conflicts-page";
import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { SyncPage } from "../pages/sync-page";
import { DESKTOP, PHONE } from "../support/device";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { expect, story } from "../support/story";

const BEFORE = { father: "Αριστείδης", phone: "6900000100" };
const FIRST = { father: "Θεμιστοκλής", phone: "6900000111", added: "6900000112" };
const SECOND = { father: "Περικλής", phone: "6900000121", added: "6900000122" };

/** One author's afternoon without signal: changes two fields and adds a phone. */
async function writeOffline(author: Person, name: string, typed: typeof FIRST): Promise<void> {
  const file = await author.openFile(name);
  await author.device.goOffline();
  await author.shell.connectionIs("offline");
  await file.changeDetail("Πατρώνυμο", typed.father);
  await file.changePhone(BEFORE.phone, typed.phone);
  await file.addPhone(typed.added);
}

async function isTold(author: Person, name: string): Promise<void> {
  await author.shell.go("Συγχρονισμός");
  const notices = new SyncPage(author.page).notices.filter({ hasText: name });
  await expect(notices.filter({ hasText: "Πατρώνυμο" })).toHaveCount(1);
  await expect(notices).toHaveCount(2);
}

/** Open disagreements stand on the file with both values and who wrote them. */
async function seesBothSides(author: Person, name: string, other: Person): Promise<void> {
  const file = await author.openFile(name);
  for (const field of ["Πατρώνυμο", "Τηλέφωνο"]) await expect(file.conflict(field)).toBeVisible();
  for (const value of [FIRST.father, SECOND.father])
    await expect(file.conflict("Πατρώνυμο")).toContainText(value);
  for (const value of [FIRST.phone, SECOND.phone])
    await expect(file.conflict("Τηλέφωνο")).toContainText(value);
  await expect(file.conflict("Πατρώνυμο")).toContainText("Εσύ έγραψες");
  await expect(file.conflict("Πατρώνυμο")).toContainText(other.name);
  // Identity is critical: what the server had first stands until somebody decides.
  await expect(file.card("Στοιχεία")).toContainText(FIRST.father);
  for (const { added } of [FIRST, SECOND])
    await expect(file.phones.filter({ hasText: added })).toHaveCount(1);
  await expect(file.phones).toHaveCount(3);
}

async function seesDecision(author: Person, name: string): Promise<void> {
  const file = await author.openFile(name);
  await expect(file.card("Στοιχεία")).toContainText(SECOND.father);
  await expect(file.phones.filter({ hasText: FIRST.phone })).toHaveCount(1);
  await expect(file.phones.filter({ hasText: SECOND.phone })).toHaveCount(0);
  await expect(file.phones).toHaveCount(3);
  for (const field of ["Πατρώνυμο", "Τηλέφωνο"]) await expect(file.conflict(field)).toHaveCount(0);
}

story(
  "[M3] [M6] [M7] two tablets write about one person without signal, and the office decides",
  async ({ town }) => {
    const social = new Person(town.stack.account("social"), await town.device());
    const mediator = new Person(town.stack.account("mediator"), await town.device(PHONE));
    const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδης`;
    const name = `${surname} Σταύρος`;

    await social.enrol();
    await social.hasFirstData();
    await social.shell.go("Νέος ωφελούμενος");
    const register = new RegisterPage(social.page);
    await register.write({
      surname,
      givenName: "Σταύρος",
      fatherName: BEFORE.father,
      phone: BEFORE.phone,
      community: "Άγιος Μύρων",
    });
    await register.save();
    await new PersonPage(social.page).isOf(name);
    await social.shell.counts(0);

    await mediator.enrol();
    await mediator.hasFirstData();
    await writeOffline(social, name, FIRST);
    await writeOffline(mediator, name, SECOND);

    await social.device.goOnline();
    await social.shell.counts(0);
    await mediator.device.goOnline();
    await mediator.shell.counts(0);
    await social.syncNow();
    await isTold(social, name);
    await isTold(mediator, name);
    await seesBothSides(social, name, mediator);
    await seesBothSides(mediator, name, social);

    const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP));
    await office.enrol();
    await office.shell.go("Διαφορές");
    const desk = new ConflictsPage(office.page);
    await expect(desk.items(name)).toHaveCount(2);
    await desk.open(name, "Πατρώνυμο");
    for (const value of [BEFORE.father, FIRST.father, SECOND.father])
      await expect(desk.sides.filter({ hasText: value })).toHaveCount(1);
    await desk.decideFor(SECOND.father);
    await desk.open(name, "Τηλέφωνο");
    for (const value of [BEFORE.phone, FIRST.phone, SECOND.phone])
      await expect(desk.sides.filter({ hasText: value })).toHaveCount(1);
    await desk.decideFor(FIRST.phone);
    await expect(desk.items(name)).toHaveCount(0);

    for (const author of [social, mediator]) {
      await author.syncNow();
      await seesDecision(author, name);
    }
    // What was decided against is not gone: the desk keeps every side.
    await desk.showResolved();
    await desk.open(name, "Πατρώνυμο");
    await expect(desk.sides.filter({ hasText: FIRST.father })).toHaveCount(1);
    await desk.open(name, "Τηλέφωνο");
    await expect(desk.sides.filter({ hasText: SECOND.phone })).toHaveCount(1);
  },
);
