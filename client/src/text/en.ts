import { account } from "./en/account";
import { app } from "./en/app";
import { dates } from "./en/dates";
import { devices } from "./en/devices";
import { duplicates } from "./en/duplicates";
import { errors } from "./en/errors";
import { find } from "./en/find";
import { identifiers } from "./en/identifiers";
import { lists } from "./en/lists";
import { office } from "./en/office";
import { permissions } from "./en/permissions";
import { person } from "./en/person";
import { pin } from "./en/pin";
import { refer } from "./en/refer";
import { register } from "./en/register";
import { review } from "./en/review";
import { session } from "./en/session";
import { sync } from "./en/sync";
import { today } from "./en/today";
import { visit } from "./en/visit";
import { waiting } from "./en/waiting";
import type { el } from "./el";
import type { Translation } from "./translation";

/** The same ids in English; a missing or surplus one does not compile. */
export const en: Translation<typeof el> = {
  ...app,
  ...session,
  ...account,
  ...today,
  ...find,
  ...register,
  ...person,
  ...visit,
  ...pin,
  ...permissions,
  ...refer,
  ...sync,
  ...review,
  ...office,
  ...waiting,
  ...duplicates,
  ...devices,
  ...lists,
  ...identifiers,
  ...errors,
  ...dates,
};
