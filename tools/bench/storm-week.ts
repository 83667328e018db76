import { recordIdFrom } from "@konta/shared/base/id";
import { assert } from "@konta/shared/base/assert";
import { hash64 } from "@konta/shared/base/hash64";
import { type Base, opText } from "@konta/shared/sync/op";
import { makeOp, type OwnWrite, type Planned } from "../../client/src/data/make-op";
import { newRecord, planPerson } from "../../client/src/data/register-person";
import { planVisit } from "../../client/src/data/save-visit";
import { DemoRandom } from "../../server/src/demo/demo-random";
import { benchFamily, mansName, womansName } from "./bench-names";
import { noteMaker, shortText } from "./greek-notes";
import type { LightOp } from "./light-store";
import type { SharedRecord, StormArea, StormBrief, StormDevice } from "./storm-plan";

const DAY = "2026-11-23";
const FIRST_AT = Date.UTC(2026, 10, 23, 7);
const BETWEEN_SAVES_MS = 480_000;

/** How often a save is of each kind, out of 100; the rest are visits with three services and a note. */
const OF_100 = { registration: 7, health: 12, edit: 16, referral: 8 };

const digits = (random: DemoRandom, count: number): string =>
  Array.from({ length: count }, () => random.int(0, 9)).join("");

/** Makes what one device saved while it had no signal: the plans and the ops are those of the shipped client. */
export class StormWeek {
  readonly #random: DemoRandom;
  readonly #note: () => string;
  readonly #brief: StormBrief;
  readonly #device: StormDevice;
  readonly #area: StormArea;
  readonly #ops: LightOp[] = [];
  readonly #own = new Map<string, OwnWrite>();
  readonly #people: string[];
  #saves = 0;
  #references = 1;

  constructor(brief: StormBrief, device: StormDevice) {
    this.#random = new DemoRandom(device.seed);
    this.#note = noteMaker(this.#random);
    this.#brief = brief;
    this.#device = device;
    const area = brief.areas[device.area];
    assert(area, "a device works in an area");
    this.#area = area;
    this.#people = area.shared.filter((each) => each.collection === "beneficiary").map(({ id }) => id);
  }

  /** Exactly as many ops as the brief asks for; the last save may have been a short one. */
  ops(): LightOp[] {
    const { ops } = this.#brief;
    while (this.#ops.length < ops) {
      const left = ops - this.#ops.length;
      this.#save(left < 8 ? [this.#oneVisit()] : this.#anySave());
    }
    return this.#ops;
  }

  readonly #id = (): string => recordIdFrom(crypto.getRandomValues(new Uint8Array(16)));

  #anySave(): Planned[] {
    const { registration, health, edit, referral } = OF_100;
    const at = this.#random.int(1, 100);
    if (at <= registration) return this.#registration();
    if (at <= registration + health) return [this.#allergyOrTask()];
    if (at <= registration + health + edit) return [this.#edit()];
    return this.#visit(at <= registration + health + edit + referral);
  }

  #save(plans: readonly Planned[]): void {
    this.#saves += 1;
    const group = this.#id();
    for (const planned of plans) {
      const { collection, id } = planned;
      const place = (field: string) => `${collection}|${id}|${field}`;
      const ownWrite = (field: string) => this.#own.get(place(field)) ?? null;
      const at = FIRST_AT + this.#saves * BETWEEN_SAVES_MS;
      const op = makeOp(planned, { group, at, current: null, ownWrite, ownFields: [] });
      if (!op) continue;
      const text = opText(op);
      const write = { hash: hash64(text), base: planned.base };
      if (!planned.isNew) for (const field of Object.keys(op.fields)) this.#own.set(place(field), write);
      this.#ops.push({
        incarnation: this.#device.enrolled.incarnation,
        n: this.#ops.length + 1,
        text,
        group,
      });
    }
  }

  #registration(): Planned[] {
    const random = this.#random;
    const isWoman = random.chance(0.55);
    const [his, hers] = benchFamily(random);
    const { municipality, code } = this.#device.enrolled;
    const planned = planPerson(
      {
        fields: {
          community: random.pick(this.#area.communities),
          birth: { year: random.int(1936, 2025), month: random.int(1, 12), day: random.int(1, 28) },
          sex: isWoman ? "female" : "male",
          fatherName: mansName(random),
          languages: ["Ελληνικά"],
          howToFind: shortText(random),
        },
        names: [
          {
            kind: "main",
            surname: isWoman ? hers : his,
            givenName: isWoman ? womansName(random) : mansName(random),
          },
        ],
        phones: [{ number: `6900${digits(random, 6)}` }],
        identifiers: [{ kind: "afm", value: `0${digits(random, 8)}` }],
        documents: [],
        household: { relation: "head" },
      },
      { municipality, code, now: FIRST_AT, householdOf: () => null },
      {
        newId: this.#id,
        localCounter: this.#references,
        useLocalCounter: () => void (this.#references += 1),
      },
    );
    if (!planned.ok) throw new Error(`a registration does not stand: ${planned.error.code}`);
    const [person] = planned.value;
    if (person) this.#people.push(person.id);
    return planned.value;
  }

  #visitFields() {
    const random = this.#random;
    return {
      at: FIRST_AT + this.#saves * BETWEEN_SAVES_MS,
      day: DAY,
      place: random.pick(["home", "open_point", "settlement"] as const),
      community: random.pick(this.#area.communities),
      team: [this.#device.enrolled.staffId],
      services: random.some(this.#brief.services, 3),
      nextStep: "recheck" as const,
    };
  }

  #visit(withReferral: boolean): Planned[] {
    const random = this.#random;
    const referral = {
      agency: random.pick(this.#brief.agencies),
      service: random.pick(this.#brief.services),
      reason: shortText(random),
      legalBasis: "social_protection" as const,
      urgency: "normal" as const,
      day: DAY,
    };
    return planVisit(
      {
        personId: random.pick(this.#people),
        visit: this.#visitFields(),
        note: { note: this.#note(), income: random.int(0, 3), health: random.int(0, 3) },
        task: null,
        referral: withReferral ? { referral, steps: [{ to: "ready", day: DAY }] } : null,
      },
      this.#device.enrolled.roles,
      this.#id,
    );
  }

  #oneVisit(): Planned {
    return newRecord("visit", this.#id(), {
      personId: this.#random.pick(this.#people),
      ...this.#visitFields(),
    });
  }

  /** What is sealed on the server where the person may write it; a promise otherwise. */
  #allergyOrTask(): Planned {
    const personId = this.#random.pick(this.#people);
    if (this.#device.enrolled.roles.includes("nurse"))
      return newRecord("allergy", this.#id(), {
        personId,
        substance: this.#random.pick(["πενικιλίνη", "γύρη", "ασπιρίνη", "φιστίκια"]),
        reaction: shortText(this.#random),
      });
    return newRecord("task", this.#id(), {
      personId,
      what: "call",
      due: DAY,
      title: shortText(this.#random),
    });
  }

  /** An edit of what every device of the area had on screen: others edit the same, and none knows of the others. */
  #edit(): Planned {
    const random = this.#random;
    const record = random.pick(this.#area.shared);
    const base: Base = [this.#brief.epoch, record.seq];
    return {
      collection: record.collection,
      id: record.id,
      isNew: false,
      base,
      fields: this.#editedFields(record),
    };
  }

  #editedFields({ collection }: SharedRecord): Record<string, unknown> {
    const random = this.#random;
    if (collection === "phone") return { number: `6900${digits(random, 6)}`, verified: false };
    const kind = random.int(1, 3);
    if (kind === 1) return { settlement: random.pick(["Μετόχι", "Πλατεία", "Εργατικές", "Πηγάδι"]) };
    if (kind === 2) return { howToFind: shortText(random) };
    return { fatherName: mansName(random) };
  }
}
