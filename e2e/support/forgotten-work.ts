import { expect } from "@playwright/test";
import { UnlockPage } from "../pages/unlock-page";
import { copiesAre, rememberDatabases } from "./damage";
import { aNote, atWork, recordVisit, registerSomebody } from "./field-work";
import type { Person } from "./person";
import type { Town } from "./story";

/** A tablet that has forgotten a visit which nobody else had; its browser is down. */
export interface Forgetful {
  social: Person;
  /** Whose visit it was. */
  id: string;
  forgotten: string;
}

/** The browser hands back the databases as they were before a visit without signal; its second copies are still there. */
export async function aForgetfulTablet(town: Town): Promise<Forgetful> {
  const social = await atWork(town);
  const { device } = social;
  const { id } = await registerSomebody(social);
  await social.shell.counts(0);
  await copiesAre(social.page, 0);
  await device.close();
  const putBack = await rememberDatabases(device.profile);

  await device.start();
  await device.goOffline();
  await social.page.goto(`/people/${id}`);
  const lock = new UnlockPage(social.page);
  await lock.isShown();
  await expect(lock.forgotten).toBeEmpty();
  await social.unlock();
  const forgotten = aNote();
  await recordVisit(social, forgotten);
  await social.shell.counts(2);
  await copiesAre(social.page, 2);
  await device.close();
  await putBack();
  return { social, id, forgotten };
}
