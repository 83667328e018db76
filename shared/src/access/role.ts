/** The roles of the permission table (what somebody may see), apart from the profession (`speciality`). */
export const ROLES = [
  "clerk",
  "social_worker",
  "mediator",
  "nurse",
  "psychologist",
  "lawyer",
  "doctor",
  "coordinator",
  "dpo",
  "driver",
] as const;
export type Role = (typeof ROLES)[number];
