import { BareReplica, newId } from "../support/bare-replica";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { diskUnder } from "../support/full-disk";
import { SyncPage } from "../pages/sync-page";
import { expect, story } from "../support/story";

story(
  "[O2] [P4] the server's disk is full: it says 503 and when to come back, the tablets keep their work, and it goes on when there is room",
  async ({ town }) => {
    story.setTimeout(240_000);
    const { stack } = town;
    const disk = await diskUnder(stack);
    try {
      const social = await atWork(town);
      const { name, id } = await registerSomebody(social);
      const [before, meanwhile, again] = [aNote(), aNote(), aNote()];
      await recordVisit(social, before);
      const office = await officeOf(town);
      await officeHas(office, id, [before]);
      const bare = await BareReplica.enrol(stack.origin, stack.account("mediator"));
      const line = bare.line({
        collection: "beneficiary",
        id: newId(),
        fields: { fatherName: "Δοκιμαστής" },
      });

      await disk.fill();
      const refused = await bare.answerTo([line]);
      expect(refused.status).toBe(503);
      expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
      await recordVisit(social, meanwhile);
      await social.shell.go("Συγχρονισμός");
      await expect(new SyncPage(social.page).problem(/Το γραφείο δεν απαντά τώρα/)).toBeVisible();
      await social.shell.counts(2);
      // The office goes on reading.
      expect((await office.review("visits", name)).total).toBe(1);
      await social.openFile(name);
      await recordVisit(social, again);
      await social.shell.counts(4);

      await disk.free();
      const { results } = await bare.push([line]);
      expect(results.map(([, , status]) => status)).toEqual(["applied"]);
      await officeHas(office, id, [before, meanwhile, again]);
      await social.shell.counts(0);
      expect(await office.waiting()).toBe(0);
    } finally {
      await disk.leave();
    }
  },
);
