import { DuplicatesPage } from "../pages/duplicates-page";
import { OfficeHomePage } from "../pages/office-home-page";
import { BareReplica } from "../support/bare-replica";
import { DESKTOP } from "../support/device";
import { findingsOn } from "../support/looks";
import { greekMark } from "../support/mark";
import { OfficeDesk } from "../support/office-desk";
import { Person } from "../support/person";
import { type Registration, registers, visits } from "../support/registrations";
import { expect, story, type Town } from "../support/story";

story.describe.configure({ timeout: 240_000 });

const COMMUNITY = "vil.agios_myron";

const aSurname = (): string => `Δοκιμ${greekMark(8).toLowerCase()}άκη`;
const capitals = (name: string): string => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toUpperCase();

async function atTheDesk(town: Town): Promise<{ office: Person; desk: DuplicatesPage }> {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP), true);
  await office.enrol();
  await office.shell.go("Πιθανά διπλά");
  return { office, desk: new DuplicatesPage(office.page, office.hands) };
}

/** One person whom two colleagues registered, each without knowing of the other. */
async function registeredTwice(town: Town) {
  const { origin } = town.stack;
  const social = await BareReplica.enrol(origin, town.stack.account("social"));
  const mediator = await BareReplica.enrol(origin, town.stack.account("mediator"));
  const surname = aSurname();
  const about: Registration = {
    surname,
    givenName: "Χρυσάνθη",
    community: COMMUNITY,
    phone: "6900000700",
    birth: { year: 1984, month: 3, day: 12 },
    fatherName: "Ξενοφών",
  };
  const first = await registers(social, { ...about, visitCount: 2 });
  const again = { surname: capitals(surname), givenName: "ΧΡΥΣΑΝΘΗ", fatherName: "Μηνάς", visitCount: 1 };
  const second = await registers(mediator, { ...about, ...again });
  return { surname, first, second, mediator };
}

story(
  "[B1] [B2] the office merges two registrations of one person by keys alone, what is written later against the absorbed one arrives in the file that stays, and the merge is taken back",
  async ({ town }) => {
    const { surname, first, second, mediator } = await registeredTwice(town);
    const files = await OfficeDesk.signIn(town.stack.origin, town.stack.account("coordinator"));
    const before = { first: await files.file(first), second: await files.file(second) };

    const { office, desk } = await atTheDesk(town);
    await desk.walkTo(surname);
    for (const reason of ["ίδιο τηλέφωνο", "ίδιο όνομα", "ίδια ημερομηνία γέννησης"])
      await expect(desk.detail).toContainText(reason);
    await expect(desk.fact("Πατρώνυμο")).toContainText("διαφέρει");
    // The one with more visits is proposed to stay.
    await expect(desk.fact("Επισκέψεις").getByRole("cell")).toHaveText(["2", "1"]);
    await desk.decide("1", "Αποθήκευση: ένωση");
    await expect(desk.pairs(surname)).toHaveCount(0);

    for (const id of [first, second]) {
      const file = await files.file(id);
      expect(file.person.id).toBe(first);
      expect(file.visits).toHaveLength(3);
    }
    const late = await visits(mediator, second);
    expect((await files.file(first)).visits.map((visit) => visit.id)).toContain(late);

    await desk.show("Ενωμένα");
    await desk.walkTo(surname);
    await desk.decide("1", "Αναίρεση ένωσης");
    await expect(desk.pairs(surname)).toHaveCount(0);
    expect(await files.file(first)).toEqual(before.first);
    const apart = await files.file(second);
    expect(apart.visits.map((visit) => visit.id)).toContain(late);
    expect({ ...apart, visits: apart.visits.filter((visit) => visit.id !== late) }).toEqual(before.second);

    // Z takes that back too, and after it the merge itself.
    const readIn = async () => (await files.file(second)).person.id;
    await desk.takeBack();
    await expect.poll(readIn).toBe(first);
    await desk.takeBack();
    await expect.poll(readIn).toBe(second);
    await desk.show("Ανοιχτά");
    await expect(desk.pairs(surname)).toHaveCount(1);
    await office.shell.counts(0);
  },
);

story(
  "[B3] possible twins are named so, two people are not proposed again, and Z brings the pair back",
  async ({ town }) => {
    const social = await BareReplica.enrol(town.stack.origin, town.stack.account("social"));
    const surname = aSurname();
    const birth = { year: 2019, month: 5, day: 4 };
    const twin = { surname, community: COMMUNITY, birth, fatherName: "Θαλής" };
    await registers(social, { ...twin, givenName: "Ιάκωβος" });
    await registers(social, { ...twin, givenName: "Ζαφείρης" });

    const { desk, office } = await atTheDesk(town);
    await desk.walkTo(surname);
    await expect(desk.pairs(surname)).toContainText("πιθανά δίδυμα");
    await expect(desk.detail).toContainText("Ένωσέ τα μόνο αν ξέρεις ότι είναι ένα άτομο.");
    await expect(desk.decision.first()).toContainText("Είναι δύο άτομα");
    const findings = await findingsOn(office.page, "duplicates, twins");
    await office.page.keyboard.press("1");
    await expect(desk.save("Αποθήκευση: ένωση")).toBeFocused();
    findings.push(...(await findingsOn(office.page, "duplicates, a merge chosen")));
    expect(findings).toEqual([]);
    await office.page.keyboard.press("Escape");

    await desk.decide("3", "Αποθήκευση: δύο άτομα");
    await expect(desk.pairs(surname)).toHaveCount(0);
    await desk.show("Δύο άτομα");
    await expect(desk.pairs(surname)).toHaveCount(1);
    await desk.takeBack();
    await desk.show("Ανοιχτά");
    await expect(desk.pairs(surname)).toHaveCount(1);
  },
);

const OUTSIDER = { username: "outsider", password: "konta-demo-outsider", pin: "246810", badge: "" };

story("[B3] who may see only one of the two is proposed nothing", async ({ town }) => {
  const { stack } = town;
  // The mobile unit has no area of its own: she sees whom nobody has placed yet.
  const said = ["--name", "Αγγελική Υποθετίδου", "--structure", "str.her.mobile", "--roles", "social_worker"];
  await stack.command("user", "add", OUTSIDER.username, ...said, "--password", OUTSIDER.password);
  const social = await BareReplica.enrol(stack.origin, stack.account("social"));
  const surname = aSurname();
  const about = {
    surname,
    givenName: "Παγώνα",
    phone: "6900000701",
    birth: { year: 1979, month: 1, day: 2 },
  };
  const seen = await registers(social, about);
  const hidden = await registers(social, { ...about, community: COMMUNITY });

  const files = await OfficeDesk.signIn(stack.origin, OUTSIDER);
  expect((await files.file(seen)).person.id).toBe(seen);
  await expect(files.file(hidden)).rejects.toThrow("404");
  expect(await files.duplicates(surname)).toEqual([]);
  const coordinator = await OfficeDesk.signIn(stack.origin, stack.account("coordinator"));
  expect(await coordinator.duplicates(surname)).toHaveLength(1);
});

story("the overview and the menu say how many pairs there are", async ({ town }) => {
  const { surname } = await registeredTwice(town);
  const { office, desk } = await atTheDesk(town);
  await desk.walkTo(surname);
  const open = await desk.pairs(/./).count();
  await office.shell.go("Επισκόπηση");
  await expect(new OfficeHomePage(office.page).figure(/πιθαν[όά] διπλ[όά]/)).toContainText(String(open));
});
