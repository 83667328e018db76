import { PersonPage } from "../pages/person-page";
import { RegisterPage, type TypedPerson } from "../pages/register-page";
import { PHONE } from "./device";
import { greekMark } from "./mark";
import { Person } from "./person";
import type { Town } from "./story";

/** A social worker and a mediator who know the same person, each with a device in the hand. */
export interface TwoAuthors {
  social: Person;
  mediator: Person;
  /** The person both know, as the screens say it. */
  name: string;
}

/** The one registers somebody of an area that the other works in too, and both have it. */
export async function twoAuthors(town: Town, about: Omit<TypedPerson, "surname">): Promise<TwoAuthors> {
  const social = new Person(town.stack.account("social"), await town.device());
  const mediator = new Person(town.stack.account("mediator"), await town.device(PHONE));
  const surname = `Δοκιμ${greekMark(8).toLowerCase()}ίδης`;
  const name = [surname, about.givenName].filter(Boolean).join(" ");
  await social.enrol();
  await social.hasFirstData();
  await social.shell.go("Νέος ωφελούμενος");
  const register = new RegisterPage(social.page);
  await register.write({ ...about, surname, community: "Άγιος Μύρων" });
  await register.save();
  await new PersonPage(social.page).isOf(name);
  await social.shell.counts(0);
  await mediator.enrol();
  await mediator.hasFirstData();
  return { social, mediator, name };
}

/** Each writes in the file without signal; then they come back, in this order. */
export async function writeApart(
  name: string,
  writes: readonly [author: Person, write: (file: PersonPage) => Promise<void>][],
): Promise<void> {
  for (const [author, write] of writes) {
    const file = await author.openFile(name);
    await author.device.goOffline();
    await author.shell.connectionIs("offline");
    await write(file);
  }
  for (const [author] of writes) {
    await author.device.goOnline();
    await author.shell.counts(0);
  }
  for (const [author] of writes) await author.syncNow();
}
