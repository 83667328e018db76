import { DevicesPage } from "../pages/devices-page";
import { givenUp, liesHere } from "../pages/given-up";
import { SignInPage } from "../pages/sign-in-page";
import { UnlockPage } from "../pages/unlock-page";
import { WaitingPage } from "../pages/waiting-page";
import { BareReplica } from "../support/bare-replica";
import { DESKTOP } from "../support/device";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { findingsOn } from "../support/looks";
import { Person } from "../support/person";
import { expect, story, type Town } from "../support/story";

story.describe.configure({ timeout: 300_000 });

const EMPTY = { databases: [], copies: [] };

/** Two people who share one tablet, the first one's work on it and locked. */
async function onOneTablet(town: Town): Promise<{ mediator: Person; social: Person }> {
  const device = await town.device();
  const mediator = new Person(town.stack.account("mediator"), device);
  const social = new Person(town.stack.account("social"), device);
  await mediator.enrol();
  await mediator.hasFirstData();
  await mediator.shell.lock();
  await new UnlockPage(device.page).signInInstead();
  const signIn = new SignInPage(device.page);
  await signIn.signIn(social.account);
  await signIn.setPin(social.account.pin);
  await social.hasFirstData();
  return { mediator, social };
}

async function atTheDesk(town: Town): Promise<{ office: Person; desk: DevicesPage }> {
  const office = new Person(town.stack.account("coordinator"), await town.device(DESKTOP), true);
  await office.enrol();
  await office.shell.go("Συσκευές");
  return { office, desk: new DevicesPage(office.page, office.hands) };
}

story(
  "[S6] [O2] a tablet that two people share is lost while it is locked: the coordinator says so by keys alone, what both wrote is taken for review, then it empties itself",
  async ({ town }) => {
    const { mediator, social } = await onOneTablet(town);
    const { device, page } = social;
    const unlock = new UnlockPage(page);
    await device.goOffline();
    const hers = await registerSomebody(social);
    await social.shell.lock();
    await unlock.choose("ΝΥ");
    await unlock.unlock(mediator.account);
    await mediator.shell.isOpen();
    const his = await registerSomebody(mediator);
    await mediator.shell.lock();
    await unlock.isShown();

    const { office, desk } = await atTheDesk(town);
    await desk.ask(social.name);
    await expect(desk.question).toContainText(`Στην ίδια συσκευή: και ${mediator.name}`);
    await expect(desk.question).toContainText("Όταν τα έχει όλα, η συσκευή αδειάζει μόνη της.");
    await desk.choose("Χάθηκε");
    await desk.say("Δήλωσέ τη χαμένη");
    await expect(desk.status("Δηλώθηκε χαμένη.")).toBeVisible();
    await expect(desk.question).toHaveCount(0);
    for (const { name } of [social, mediator])
      await expect(desk.row(name)).toContainText("περιμένει να αδειάσει");
    await expect(desk.act(social.name)).toBeFocused();

    await device.goOnline();
    await expect(givenUp(page)).toContainText("έχει παραδοθεί στο γραφείο");
    await expect.poll(() => liesHere(page)).toEqual(EMPTY);

    const waiting = new WaitingPage(office.page);
    for (const { name } of [hers, his]) {
      // From the top each time: whose copies came first is the browser's to say.
      await office.shell.go("Περιμένουν έλεγχο");
      await waiting.walkTo(name);
      await expect(waiting.detail).toContainText("η συσκευή του δηλώθηκε χαμένη");
    }
    await office.shell.go("Συσκευές");
    for (const { name } of [social, mediator]) {
      // The list asks again by itself as long as something in it waits to be emptied.
      await expect(desk.row(name)).toContainText("Άδειασε στις");
      await expect(desk.act(name)).toHaveCount(0);
    }

    // Nothing of anybody is left there: it is like any new device, for whoever may sign in.
    await page.reload();
    const signIn = new SignInPage(page);
    await signIn.open();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await signIn.signIn(social.account);
    await signIn.setPin(social.account.pin);
    await social.hasFirstData();
    await social.shell.counts(0);
  },
);

story(
  "[O2] [S6] a tablet is stolen while it is open: at its next exchange the screen is gone, and everything of it",
  async ({ town }) => {
    const social = await atWork(town);
    const { page, device } = social;
    const { desk } = await atTheDesk(town);
    await device.goOffline();
    const { name } = await registerSomebody(social);
    await desk.ask(social.name);
    await desk.choose("Κλάπηκε");
    await desk.say("Δήλωσέ την κλεμμένη");
    await expect(desk.row(social.name)).toContainText("Δηλώθηκε κλεμμένη");

    await device.goOnline();
    await expect(givenUp(page)).toContainText("δηλωθεί κλεμμένη");
    await expect(page.getByText(name)).toHaveCount(0);
    await expect(page.getByTestId("unsent-count")).toHaveCount(0);
    await expect.poll(() => liesHere(page)).toEqual(EMPTY);
    await expect(desk.row(social.name)).toContainText("Άδειασε στις");

    await page.reload();
    await new SignInPage(page).open();
  },
);

story(
  "[S6] a tablet is reported lost by whoever lost it, and found before it had contact: everything goes on as before",
  async ({ town }) => {
    const social = await atWork(town);
    const { page, device } = social;
    await device.goOffline();
    const { id } = await registerSomebody(social);
    const note = aNote();
    await recordVisit(social, note);
    await social.shell.lock();

    // At a colleague's screen, with her own password.
    const elsewhere = new Person(social.account, await town.device(DESKTOP));
    await elsewhere.enrol();
    await elsewhere.shell.go("Συσκευές");
    const hers = new DevicesPage(elsewhere.page);
    const lost = hers.row(social.name).filter({ hasNotText: "αυτή εδώ" });
    await expect(hers.row(social.name)).toHaveCount(2);
    await expect(hers.act(social.name)).toHaveCount(1);
    await lost.getByRole("button", { name: "Έχασα τη συσκευή" }).click();
    await hers.say("Δήλωσέ τη χαμένη");
    await expect(lost).toContainText("περιμένει να αδειάσει");
    await expect(lost.getByRole("button")).toHaveCount(0);

    const { office, desk } = await atTheDesk(town);
    const there = desk.row(social.name).filter({ hasText: "χαμένη" });
    await office.hands.press(there.getByRole("button", { name: "Βρέθηκε…" }));
    await expect(desk.question).toContainText("Όλοι συνεχίζουν σε αυτή όπως πριν");
    await desk.say("Δήλωσε ότι βρέθηκε");
    await expect(desk.status("Βρέθηκε.")).toBeVisible();
    await expect(desk.row(social.name).filter({ hasText: "χαμένη" })).toHaveCount(0);

    await device.goOnline();
    await expect(givenUp(page)).toHaveCount(0);
    await social.unlock();
    await social.shell.counts(0);
    await officeHas(await officeOf(town), id, [note]);
    await page.reload();
    await social.unlock();
    await social.shell.connectionIs("online");
  },
);

story(
  "without signal nothing is reported and the choice stays; what is empty meanwhile is said to be",
  async ({ town }) => {
    const social = await atWork(town);
    await social.shell.lock();
    const first = await atTheDesk(town);
    await first.desk.ask(social.name);
    await first.desk.choose("Κλάπηκε");
    await first.office.device.goOffline();
    await first.desk.say("Δήλωσέ την κλεμμένη");
    await expect(first.desk.question).toContainText("Δεν χάθηκε τίποτα: η επιλογή σου είναι ακόμη εδώ.");
    await expect(first.desk.question.getByRole("radio", { name: /^Κλάπηκε/ })).toBeChecked();

    const second = await atTheDesk(town);
    await second.desk.ask(social.name);
    await second.desk.choose("Εκτός χρήσης");
    await second.desk.say("Βγάλε την εκτός χρήσης");
    await social.page.reload();
    await expect(givenUp(social.page)).toContainText("βγήκε εκτός χρήσης");

    await first.office.device.goOnline();
    await first.desk.say("Δήλωσέ την κλεμμένη");
    await expect(first.desk.status("η συσκευή έχει αδειάσει στο μεταξύ")).toBeVisible();
    await expect(first.desk.row(social.name)).toContainText("Άδειασε στις");
  },
);

story(
  "[O2] [axe] a stolen one that holds unsent work is asked about once more, with the number; nothing to find on the way",
  async ({ town }) => {
    const account = town.stack.account("social");
    const bare = await BareReplica.enrol(town.stack.origin, account);
    expect((await bare.answerTo([], 3)).status).toBe(200);
    const name = "Μαρία Παραδειγματάκη";
    const { office, desk } = await atTheDesk(town);
    await desk.ask(name);
    await expect(desk.question).toContainText("3 αλλαγές ήταν μόνο εκεί");
    const findings = await findingsOn(office.page, "devices, asked");
    await desk.choose("Κλάπηκε");
    await desk.say("Δήλωσέ την κλεμμένη");
    await expect(desk.question).toContainText("3 αλλαγές δεν υπάρχουν πουθενά αλλού.");
    findings.push(...(await findingsOn(office.page, "devices, asked once more")));
    // The careful answer has the focus: whoever only presses Enter reports nothing.
    await office.page.keyboard.press("Enter");
    await desk.say("Δήλωσέ την κλεμμένη");
    await office.page.keyboard.press("Escape");
    await expect(desk.question).toContainText("3 αλλαγές ήταν μόνο εκεί");
    // Back on what was asked for; a second Escape so soon would hide the whole screen.
    await office.page.keyboard.press("Shift+Tab");
    await office.page.keyboard.press("Enter");
    await expect(desk.question).toHaveCount(0);
    await expect(desk.act(name)).toBeFocused();
    await expect(desk.row(name)).not.toContainText("κλεμμένη");

    await desk.ask(name);
    await desk.choose("Κλάπηκε");
    await desk.say("Δήλωσέ την κλεμμένη");
    await desk.say("Ναι, κλεμμένη");
    await expect(desk.status("Δηλώθηκε κλεμμένη.")).toBeVisible();
    await expect(desk.row(name)).toContainText("3 αλλαγές είναι ακόμη μόνο εκεί");
    findings.push(...(await findingsOn(office.page, "devices, one stolen")));
    expect(findings).toEqual([]);
  },
);
