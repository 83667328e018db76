import { CONSENT_ANSWERS, consentSource } from "@konta/shared/domain/consent/consent";
import { derivedId } from "../../server/src/sync/derived-id";
import { type Act, edit } from "./work-acts";

const PURPOSES = ["con.photo", "con.sms"];

/** Somebody is asked, or takes back what was said: whoever else asks the same writes the same record (rule M4). */
export const ask: Act = async (world, tablet, made) => {
  const personId = world.pick(made.people);
  if (made.refused.has(personId) || !(await tablet.form("beneficiary", personId))) return;
  const purpose = world.pick(PURPOSES);
  const id = derivedId(...consentSource(personId, purpose));
  const answer = world.pick(CONSENT_ANSWERS);
  world.count("consent");
  if (await tablet.form("consent", id)) {
    await edit(world, [tablet], "consent", id, { fields: { answer } });
    return;
  }
  const fields = { personId, purpose, answer };
  if (await tablet.save({ collection: "consent", id, isNew: true, base: null, fields }))
    made.consents.add(id);
};
