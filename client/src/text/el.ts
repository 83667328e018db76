import { account } from "./el/account";
import { app } from "./el/app";
import { dates } from "./el/dates";
import { devices } from "./el/devices";
import { duplicates } from "./el/duplicates";
import { errors } from "./el/errors";
import { find } from "./el/find";
import { identifiers } from "./el/identifiers";
import { lists } from "./el/lists";
import { office } from "./el/office";
import { permissions } from "./el/permissions";
import { person } from "./el/person";
import { pin } from "./el/pin";
import { refer } from "./el/refer";
import { register } from "./el/register";
import { review } from "./el/review";
import { session } from "./el/session";
import { sync } from "./el/sync";
import { today } from "./el/today";
import { visit } from "./el/visit";
import { waiting } from "./el/waiting";

/** The source catalogue: every message of the product, id → ICU message. */
export const el = {
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
} as const;

export type MessageId = keyof typeof el;
