import type { permissions as source } from "../el/permissions";
import type { Translation } from "../translation";

export const permissions: Translation<typeof source> = {
  "permissions.title": "Who sees what",
  "permissions.intro":
    "What is not allowed here never reaches the device. The municipality signs the table; it holds on every device and at the office.",
  "permissions.print": "Print",
  "permissions.table": "Permissions by role",
  "permissions.what": "What",
  "permissions.role": "Role",
  "permissions.own": "Your role",
  "permissions.access": "Permission",
  "permissions.access.w": "writes",
  "permissions.access.r": "reads",
  "permissions.access.-": "nothing",
  "permissions.access.own": "only their own",
  "permissions.access.named": "whoever is named",
  "permissions.named":
    "“Whoever is named”: only those on the person's list. There are no lists yet, so nobody.",
  "permissions.areas":
    "Within these everybody sees only the communities of their own structure, and those an outing gives for as long as it lasts.",
  "compartment.core": "Core",
  "compartment.core.holds":
    "details, names, numbers, phones, documents, household, visits, referrals, promises, consents",
  "compartment.benefit": "Benefits",
  "compartment.benefit.holds": "applications, papers, amounts",
  "compartment.social": "Social",
  "compartment.social.holds": "requests, needs, notes, groups, housing, work, school",
  "compartment.health": "Health",
  "compartment.health.holds": "measurements, vaccinations, medication, allergies, conditions",
  "compartment.psych": "Psychologist's",
  "compartment.psych.holds": "what the psychologist notes",
  "compartment.legal": "Legal",
  "compartment.legal.holds": "legal file, asylum file",
  "compartment.protected": "Protection",
  "compartment.protected.holds": "safe address, shelter, abuser, whom we do not contact",
  "compartment.registry": "Catalogues",
  "compartment.registry.holds": "services, agencies, programmes, structures, communities, staff",
  "compartment.personal": "Personal",
  "compartment.personal.holds": "their own drafts, what became of their records",
  "compartment.outing": "Outings",
  "compartment.outing.holds": "stops, times, vehicle, no beneficiary's name",
};
