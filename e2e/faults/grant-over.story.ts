import { BareReplica } from "../support/bare-replica";
import { PROMISED_MS } from "../support/field-work";
import { Person } from "../support/person";
import { expect, story } from "../support/story";
import { setClockWrong } from "../support/wrong-clock";

const EIGHT_DAYS_MS = 8 * 86_400_000;

story(
  "[S1] an outing is over and the tablet has had no signal since: its communities are not shown, it says which and why, and with signal the office has the word",
  async ({ town }) => {
    story.setTimeout(180_000);
    // Her branch serves one village; all else she has by the outing of today.
    const { origin } = town.stack;
    const coordinator = await BareReplica.enrol(origin, town.stack.account("coordinator"));
    const areas = { collection: "structure", id: "str.her.roma", fields: { areas: ["vil.skalani"] } };
    expect((await coordinator.push([coordinator.line(areas)])).results[0]?.[2]).toMatch(/applied|conflict/);
    const nurse = new Person(town.stack.account("nurse"), await town.device());
    await nurse.enrol();
    await nurse.hasFirstData();
    const { page } = nurse;
    const notice = page.getByRole("status").filter({ hasText: "Δεν φαίνονται" });
    await nurse.shell.go("Αναζήτηση");
    await expect(page.getByRole("listitem").first()).toBeVisible();
    await expect(notice).toHaveCount(0);

    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await nurse.device.goOffline();
    await setClockWrong(nurse.device.context, EIGHT_DAYS_MS);
    await page.reload();
    await nurse.unlock();
    // The page that was open is open again.
    await expect(notice).toContainText("Τελείωσε η έξοδος που έδινε την πρόσβαση");
    await expect(notice).toContainText(/Δεν φαίνονται: [Α-Ω]/);

    await nurse.device.goOnline();
    // Nobody touches it: the office says that the grant stands, whatever this clock believed.
    await expect(notice).toHaveCount(0, { timeout: 2 * PROMISED_MS });
  },
);
