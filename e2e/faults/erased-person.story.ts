import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { FindPage } from "../pages/find-page";
import { SyncPage } from "../pages/sync-page";
import {
  atWork,
  aNote,
  officeHas,
  officeOf,
  PROMISED_MS,
  recordVisit,
  registerSomebody,
} from "../support/field-work";
import { expect, story } from "../support/story";

story(
  "[O5] [S5] somebody asks to be erased: the tablet that had her, wrote about her and was away forgets her, and a backup does not bring her back",
  async ({ town }) => {
    story.setTimeout(240_000);
    const { stack } = town;
    const backup = join(stack.folder, "backup.db");
    const social = await atWork(town);
    const { name, id } = await registerSomebody(social);
    const before = aNote();
    await recordVisit(social, before);
    await officeHas(await officeOf(town), id, [before]);
    await stack.command("backup", backup);

    await stack.stop();
    await recordVisit(social, aNote());
    await expect(social.page.getByTestId("unsent-count")).not.toHaveText("0");
    await stack.command("erase", id, "--why", "request 7", "--yes");
    // What was still under way is taken; nobody touches the tablet.
    const { page } = social;
    await expect(page.getByTestId("unsent-count")).toHaveText("0", { timeout: PROMISED_MS });
    await expect(page.getByText("Ο φάκελος δεν είναι σε αυτή τη συσκευή")).toBeVisible({
      timeout: PROMISED_MS,
    });
    await social.shell.go("Συγχρονισμός");
    const sync = new SyncPage(page);
    await expect(sync.notices.filter({ hasText: "Διαγράφηκαν οριστικά από το γραφείο" }).first()).toBeVisible(
      {
        timeout: PROMISED_MS,
      },
    );
    await expect(sync.delivered.filter({ hasText: name })).toHaveCount(0, { timeout: PROMISED_MS });
    const office = await officeOf(town);
    expect((await office.review("people", name)).total).toBe(0);
    expect(await office.waiting()).toBe(0);

    // Whom a line that cannot be read names would be back: the command says so, and goes on only when told to.
    await appendFile(join(stack.folder, "data/konta.db.erasures"), "nonsense\n");
    await expect(stack.command("restore", backup)).rejects.toThrow(
      "konta.db.erasures has 1 lines that cannot be read",
    );
    await stack.command("restore", backup, "--yes");
    await expect
      .poll(async () => (await (await officeOf(town)).review("people", name)).total, { timeout: PROMISED_MS })
      .toBe(0);
    await social.shell.go("Αναζήτηση");
    const find = new FindPage(page);
    await find.type(name);
    await expect(page.getByText("Δεν βρέθηκε κανείς")).toBeVisible();
    await social.shell.counts(0);
  },
);
