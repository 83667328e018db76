import { ok } from "@konta/shared/base/result";
import type * as border from "./border";
import { catalogueItems } from "./catalogue-items";
import { planAddition, planTogether } from "./change-records";
import { dropDraft, keepDraft } from "./drafts";
import type { Hidden } from "./hidden";
import { hiddenHere } from "./expired-grants";
import { findPeople } from "./find-people";
import { glance } from "./known-record";
import { personFile } from "./person-file";
import { glancesOfPerson, personLine } from "./person-line";
import { recentPeople } from "./recent-people";
import { planPerson } from "./register-person";
import type { Replica } from "./replica";
import { type Plan, save } from "./save";
import { planReferral, planStep } from "./save-referral";
import { planVisit } from "./save-visit";
import { similarPeople, type PersonSketch } from "./similar-people";
import { syncView } from "./sync-view";
import { todayView } from "./today-view";

/** The border of `data` over one unlocked replica. */
export class LocalDeviceStore implements border.DeviceStore {
  readonly #replica: Replica;

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  me(): Promise<border.Me> {
    const { staffId, name, shortCode, roles, replica, kind } = this.#replica.me;
    return Promise.resolve({ staffId, name, shortCode, roles, replica, kind });
  }

  find(query: string, limit: number): Promise<border.FindAnswer> {
    return Promise.resolve(findPeople(this.#replica, query, limit));
  }

  async similar(draft: PersonSketch): Promise<border.FoundPerson[]> {
    await this.#replica.ready.until("all");
    return similarPeople(this.#replica, draft);
  }

  async recentPeople(limit: number): Promise<border.PersonLine[]> {
    await this.#replica.ready.until("all");
    return recentPeople(this.#replica, limit).flatMap((id) => personLine(this.#replica, id) ?? []);
  }

  async person(id: string): Promise<border.PersonFile | null> {
    await this.#replica.ready.until("all");
    return personFile(this.#replica, id);
  }

  async today(day: string): Promise<border.TodayView> {
    await this.#replica.ready.until("today");
    return todayView(this.#replica, day);
  }

  async catalogue(collection: string): Promise<border.CatalogueItem[]> {
    await this.#replica.ready.until("registry");
    return catalogueItems(this.#replica, collection);
  }

  async syncView(): Promise<border.SyncView> {
    await this.#replica.ready.until("registry");
    return syncView(this.#replica);
  }

  async hidden(): Promise<Hidden> {
    await this.#replica.ready.until("registry");
    return hiddenHere(this.#replica);
  }

  registerPerson(draft: border.PersonDraft, form?: string): Promise<border.SaveAnswer> {
    const { me, standing, ports } = this.#replica;
    const plan: Plan = (tools) => {
      const householdOf = (personId: string): string | null => {
        const [link] = glancesOfPerson(this.#replica, personId, "householdLink");
        return typeof link?.fields["householdId"] === "string" ? link.fields["householdId"] : null;
      };
      const { municipality } = me;
      return planPerson(draft, { municipality, code: standing.code, now: ports.now(), householdOf }, tools);
    };
    return save(this.#replica, plan, form);
  }

  saveVisit(draft: border.VisitDraft, form?: string): Promise<border.SaveAnswer> {
    return save(this.#replica, ({ newId }) => ok(planVisit(draft, this.#replica.me.roles, newId)), form);
  }

  saveReferral(draft: border.ReferralDraft, form?: string): Promise<border.SaveAnswer> {
    return save(this.#replica, ({ newId }) => ok(planReferral(draft, newId)), form);
  }

  addReferralStep(
    referralId: string,
    personId: string,
    step: border.ReferralDraft["steps"][number],
    form?: string,
  ): Promise<border.SaveAnswer> {
    return save(this.#replica, ({ newId }) => ok([planStep(referralId, personId, step, newId)]), form);
  }

  addRecord(collection: string, fields: Record<string, unknown>, form?: string): Promise<border.SaveAnswer> {
    return save(this.#replica, ({ newId }) => planAddition(collection, fields, newId), form);
  }

  change(
    changes: border.RecordChange[],
    additions: border.RecordAddition[] = [],
    form?: string,
  ): Promise<border.SaveAnswer> {
    const plan: Plan = ({ newId }) =>
      planTogether(changes, additions, (collection, id) => glance(this.#replica, collection, id), newId);
    return save(this.#replica, plan, form);
  }

  keepDraft(form: string, draft: unknown): Promise<void> {
    return keepDraft(this.#replica, form, draft);
  }

  draft(form: string): Promise<{ draft: unknown; at: number } | null> {
    const kept = this.#replica.drafts.get(form);
    return Promise.resolve(kept ? { draft: kept.draft, at: kept.at } : null);
  }

  dropDraft(form: string): Promise<void> {
    return dropDraft(this.#replica, form);
  }
}
