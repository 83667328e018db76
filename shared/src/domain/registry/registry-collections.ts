import { agency } from "./agency";
import { community } from "./community";
import { group } from "./group";
import { municipalUnit } from "./municipal-unit";
import { programme } from "./programme";
import { referralState } from "./referral-state";
import { service } from "./service";
import { speciality } from "./speciality";
import { staff } from "./staff";
import { structure } from "./structure";

/** Everything that lies in the scope `registry`: read by every role, written by the coordinator. */
export const REGISTRY_COLLECTIONS = [
  municipalUnit,
  community,
  structure,
  speciality,
  service,
  agency,
  programme,
  group,
  referralState,
  staff,
] as const;
