import { PersonPage } from "../pages/person-page";
import { RegisterPage } from "../pages/register-page";
import { VisitPage } from "../pages/visit-page";
import { greekMark } from "../support/mark";
import { Person } from "../support/person";
import { findInBytes, findInProfile, type Mark } from "../support/profile-bytes";
import { expect, story } from "../support/story";
import { framesOf } from "../support/wire";

/** The demo's own PIN stands in the app itself, which suggests it. */
const OWN_PIN = "839205";

interface EnrolmentAnswer {
  exchangeKey: string;
  badge: string;
  keys: Record<string, string>;
}

/** Listens for what the enrolment gives this device, so that it can be looked for on the disk. */
async function enrolListening(author: Person): Promise<EnrolmentAnswer> {
  const answered = author.page.waitForResponse((response) => response.url().endsWith("/sync/v1/enrol"));
  await author.enrol();
  return (await (await answered).json()) as EnrolmentAnswer;
}

const TELLING = [
  ["visitNote", "note"],
  ["visitNote", "request"],
  ["beneficiary", "howToFind"],
  ["identifier", "value"],
  ["phone", "number"],
] as const;

const stringsIn = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
};

/** Values of the demo that came over the wire and are long enough to be nobody else's. */
function pulledTexts(author: Person): string[] {
  const texts = author.device.network.exchanges
    .flatMap(({ answer }) => framesOf(answer))
    .filter(({ scope }) => scope !== "registry")
    .flatMap(({ sections }) => sections)
    .flatMap(({ c, f }) =>
      TELLING.flatMap(([collection, field]) => (c === collection ? stringsIn(f[field]) : [])),
    );
  return [...new Set(texts.filter((text) => text.length >= 9))];
}

story(
  "[D1] [D2] nothing typed, nothing pulled and no key can be read in the files of a device",
  async ({ town }) => {
    const mediator = new Person({ ...town.stack.account("mediator"), pin: OWN_PIN }, await town.device());
    const { exchangeKey, badge, keys } = await enrolListening(mediator);
    await mediator.hasFirstData();
    const pulled = pulledTexts(mediator);
    expect(pulled.length).toBeGreaterThan(50);
    await mediator.device.goOffline();

    const marks = { surname: greekMark(), note: greekMark(), draft: greekMark(), searched: greekMark() };
    await mediator.shell.go("Νέος ωφελούμενος");
    const register = new RegisterPage(mediator.page);
    await register.write({ surname: marks.surname, givenName: "Ζωή", phone: "6900000987" });
    await register.save();
    const file = new PersonPage(mediator.page);
    await file.isOf(`${marks.surname} Ζωή`);
    await file.newVisit();
    const visit = new VisitPage(mediator.page);
    await visit.chooseServices(1);
    await visit.write("Σημείωση", `Είπε ότι ${marks.note} και φύγαμε.`);
    await visit.save();
    await expect(file.saved).toBeVisible();
    await file.newVisit();
    await visit.write("Σημείωση", marks.draft);
    await expect(mediator.page.getByText(/^πρόχειρο /)).toBeVisible();

    const { pin, password } = mediator.account;
    const looked: Mark[] = [
      ...Object.values(marks),
      "6900000987",
      badge,
      mediator.account.badge,
      password,
      pin,
      ...pulled,
    ];
    for (const key of [exchangeKey, ...Object.values(keys)]) looked.push(key, Buffer.from(key, "base64url"));
    await mediator.device.kill();
    expect(await findInProfile(mediator.device.profile, looked)).toEqual([]);

    // Delivered, searched for, closed in good order: still nothing.
    await mediator.device.start();
    await mediator.comeBack();
    await mediator.device.goOnline();
    await mediator.shell.counts(0);
    await mediator.openFile(`${marks.surname} Ζωή`);
    await mediator.shell.lock();
    await mediator.device.close();
    expect(await findInProfile(mediator.device.profile, looked)).toEqual([]);
  },
);

const DENIED = ["allergy", "psychNote", "legalNote", "safeAddress"];
/** From the demo's health, psychology, law and protection records. */
const DENIED_TEXTS = [
  "οίδημα χειλιών",
  "αναφυλαξία",
  "Δυσκολεύεται στον ύπνο",
  "Υποβλήθηκε αίτηση θεραπείας",
  "Εικονική οδός 0",
];

story(
  "[S1] the mediator's tablet receives nothing of the compartments that the table denies",
  async ({ town }) => {
    const mediator = new Person(town.stack.account("mediator"), await town.device());
    const { keys } = await enrolListening(mediator);
    await mediator.hasFirstData();
    const frames = mediator.device.network.exchanges.flatMap(({ answer }) => framesOf(answer));
    const collections = new Set(frames.flatMap(({ sections }) => sections.map(({ c }) => c)));
    expect(collections).toContain("visitNote");
    for (const denied of DENIED) expect(collections).not.toContain(denied);
    for (const compartment of ["health", "psych", "legal", "protected"]) {
      expect(keys).not.toHaveProperty(compartment);
      expect(frames.map(({ scope }) => scope).filter((scope) => scope.endsWith(`/${compartment}`))).toEqual(
        [],
      );
    }
    const bytes = Buffer.from(frames.map(({ text }) => text).join("\n"));
    expect(findInBytes(bytes, DENIED_TEXTS, "the frames")).toEqual([]);
    await mediator.device.close();
    expect(await findInProfile(mediator.device.profile, DENIED_TEXTS)).toEqual([]);

    // Control: the same look finds a nurse's allergies on her wire.
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    await nurse.enrol();
    await nurse.hasFirstData();
    const hers = nurse.device.network.exchanges.flatMap(({ answer }) => framesOf(answer));
    expect(new Set(hers.flatMap(({ sections }) => sections.map(({ c }) => c)))).toContain("allergy");
  },
);
