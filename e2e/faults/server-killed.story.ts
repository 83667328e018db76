import { randomInt } from "node:crypto";
import { BareReplica } from "../support/bare-replica";
import { aNote, atWork, officeHas, officeOf, recordVisit, registerSomebody } from "../support/field-work";
import { isLong } from "../support/moment";
import { expect, story } from "../support/story";
import { StubbornClient } from "../support/stubborn-client";

const KILLS = isLong ? 20 : 3;
const CLIENTS = ["social", "social2", "mediator", "nurse"];
/** Between two kills so many ops are taken, more or less. */
const OPS_BETWEEN = 120;

const MARK = /Επίμονος-\w+-\d+·/g;

story(
  `[O2] [P2] the server is killed ${KILLS} times while ${CLIENTS.length} devices push and a tablet works: nothing is lost, nothing doubled`,
  async ({ town }) => {
    story.setTimeout(60_000 + KILLS * 30_000);
    const { stack } = town;
    const social = await atWork(town);
    const { id } = await registerSomebody(social);
    const clients = await Promise.all(
      CLIENTS.map((username) => StubbornClient.enrol(stack.origin, stack.account(username), username)),
    );
    let isOver = false;
    const work = Promise.all(clients.map((client) => client.work(() => isOver)));
    const takenSoFar = () => clients.reduce((sum, { taken }) => sum + taken.length, 0);
    const notes: string[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const enough = takenSoFar() + randomInt(OPS_BETWEEN / 2, OPS_BETWEEN * 1.5);
      const note = aNote();
      await recordVisit(social, note);
      notes.push(note);
      await expect.poll(takenSoFar, { intervals: [5], timeout: 60_000 }).toBeGreaterThan(enough);
      await stack.kill();
      await stack.restart();
    }
    isOver = true;
    await work;

    const told = clients.map(({ taken }) => taken.map(({ result }) => result));
    const again = await Promise.all(clients.map((client) => client.offerAgain()));
    expect(again).toEqual(told);
    const seqs = told.flat().map(([, , status, seq]) => (status === "applied" ? seq : 0));
    expect(seqs).not.toContain(0);
    expect(new Set(seqs).size).toBe(seqs.length);
    // Whoever comes afterwards finds each of them once.
    const fresh = await BareReplica.enrol(stack.origin, stack.account("mediator"));
    const { frames } = await fresh.push([]);
    const found = frames.flatMap(({ text }) => text.match(MARK) ?? []);
    expect(found.sort()).toEqual(clients.flatMap(({ taken }) => taken.map(({ mark }) => mark)).sort());
    await officeHas(await officeOf(town), id, notes);
    const unanswered = clients.reduce((sum, client) => sum + client.unanswered, 0);
    expect(unanswered).toBeGreaterThan(0);
    story
      .info()
      .annotations.push({ type: "pushed", description: `${seqs.length} ops, ${unanswered} pushes again` });
  },
);
