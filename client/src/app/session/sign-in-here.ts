import { err, ok, type Result } from "@konta/shared/base/result";
import type { Enrolled, EnrolRequest, SignedIn } from "@konta/shared/sync/enrolment";
import type { PersonHere } from "../../vault/keyring";
import type { AskProblem } from "./ask-server";
import { deviceKindOf } from "./device-kind";
import type { SessionPorts } from "./session-ports";

/**
 * The keys of a person's replica on this device, issued again, so that unsent work is never lost to a forgotten PIN; a
 * new replica when she has none here. Short codes may repeat, so the server says which replica is hers: of another
 * person's, or of a revoked one, it answers "not found".
 */
async function enrolAnew(
  ports: Pick<SessionPorts, "enrol">,
  here: readonly PersonHere[],
  request: EnrolRequest,
): Promise<Result<{ enrolled: Enrolled; again: boolean }, AskProblem>> {
  for (const { replica } of here) {
    const answer = await ports.enrol({ replica });
    if (answer.ok) return ok({ enrolled: answer.value, again: true });
    if (answer.error.code !== "not-found") return err(answer.error);
  }
  const answer = await ports.enrol(request);
  return answer.ok ? ok({ enrolled: answer.value, again: false }) : err(answer.error);
}

/** The keys of the replica that somebody who has signed in has on this device. */
export async function enrolHere(
  ports: Pick<SessionPorts, "enrol" | "peopleHere" | "deviceName">,
  { shortCode, roles }: Pick<SignedIn, "shortCode" | "roles">,
): Promise<Result<{ enrolled: Enrolled; again: boolean }, AskProblem>> {
  const here = (await ports.peopleHere()).filter((person) => person.shortCode === shortCode);
  return enrolAnew(ports, here, { kind: deviceKindOf(roles), device: ports.deviceName });
}
