import type { Role } from "@konta/shared/access/role";

export interface DemoStaff {
  username: string;
  name: string;
  shortCode: string;
  roles: Role[];
  structure: string;
  speciality?: string;
}

const member = (
  username: string,
  name: string,
  shortCode: string,
  role: Role,
  structure: string,
  speciality?: string,
): DemoStaff => ({
  username,
  name,
  shortCode,
  roles: [role],
  structure,
  ...(speciality ? { speciality } : {}),
});

/** The demo accounts of docs/contract: everybody is invented, and the surnames say so. */
export const DEMO_STAFF: readonly DemoStaff[] = [
  member("nurse", "Ελένη Δοκιμάκη", "ΕΔ", "nurse", "str.her.roma", "role.nurse"),
  member("social", "Μαρία Παραδειγματάκη", "ΜΠ", "social_worker", "str.her.office", "role.social_worker"),
  member("mediator", "Νίκος Υποδειγματάκης", "ΝΥ", "mediator", "str.her.office", "role.mediator"),
  member("psychologist", "Άννα Φανταστάκη", "ΑΦ", "psychologist", "str.her.kem", "role.psychologist"),
  member("lawyer", "Γιώργος Εικονικάκης", "ΓΕ", "lawyer", "str.her.kem", "role.lawyer"),
  member("clerk", "Σοφία Δειγματάκη", "ΣΔ", "clerk", "str.her.office", "role.admin"),
  member("coordinator", "Κατερίνα Προτυπάκη", "ΚΠ", "coordinator", "str.her.office"),
  member("driver", "Μανόλης Πλασματάκης", "ΜΑ", "driver", "str.her.mobile", "role.driver"),
  member("doctor", "Δημήτρης Επινοητάκης", "ΔΕ", "doctor", "str.her.office"),
  member("dpo", "Ειρήνη Υποθετάκη", "ΕΥ", "dpo", "str.her.office"),
  member("nurse2", "Χρύσα Δοκιμαστάκη", "ΧΔ", "nurse", "str.her.roma", "role.nurse"),
  member("social2", "Πέτρος Ψευδωνυμάκης", "ΠΨ", "social_worker", "str.her.office", "role.social_worker"),
];

export const staffIdOf = (username: string): string => `staff.${username}`;
export const demoPasswordOf = (username: string): string => `konta-demo-${username}`;
/** What the demo suggests as PIN; every person chooses it on the device. */
export const DEMO_PIN = "246810";
