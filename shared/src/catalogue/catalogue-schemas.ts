import type * as z from "zod/mini";
import { agenciesSchema } from "./agencies-schema";
import { consentTextsSchema } from "./consent-texts-schema";
import { esfIndicatorsSchema } from "./esf-indicators-schema";
import { identifiersSchema } from "./identifiers-schema";
import { inventorySchema } from "./inventory-schema";
import { programmesSchema } from "./programmes-schema";
import { referralStatesSchema } from "./referral-states-schema";
import { retentionRulesSchema } from "./retention-rules-schema";
import { rolesSchema } from "./roles-schema";
import { servicesSchema } from "./services-schema";
import { sourcesSchema } from "./sources-schema";
import { structuresSchema } from "./structures-schema";
import { transliterationSchema } from "./transliteration-schema";
import { vaccinationReviewSchema } from "./vaccination-review-schema";
import { villagesSchema } from "./villages-schema";
import { vitalsSchema } from "./vitals-schema";
import { vulnerableGroupsSchema } from "./vulnerable-groups-schema";

/** The schema of each catalogue, by the name of its file without `.json`. A file without a schema is refused. */
export const CATALOGUE_SCHEMAS = {
  agencies: agenciesSchema,
  "consent-texts": consentTextsSchema,
  "esf-indicators": esfIndicatorsSchema,
  identifiers: identifiersSchema,
  inventory: inventorySchema,
  programmes: programmesSchema,
  "referral-states": referralStatesSchema,
  "retention-rules": retentionRulesSchema,
  roles: rolesSchema,
  services: servicesSchema,
  sources: sourcesSchema,
  structures: structuresSchema,
  transliteration: transliterationSchema,
  "vaccination-review": vaccinationReviewSchema,
  villages: villagesSchema,
  vitals: vitalsSchema,
  "vulnerable-groups": vulnerableGroupsSchema,
} as const;

export type CatalogueName = keyof typeof CATALOGUE_SCHEMAS;
export type Catalogues = { [Name in CatalogueName]: z.infer<(typeof CATALOGUE_SCHEMAS)[Name]> };
