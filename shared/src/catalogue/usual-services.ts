import type { Role } from "../access/role";
import type { StructureKind } from "../domain/registry/structure";

/** The roles that record visits: those that write the core compartment (a test holds this and the table together). */
export type VisitRole = Exclude<Role, "doctor" | "dpo" | "driver">;

/** Where somebody of a role usually works when not on an outing. */
export const USUAL_STRUCTURE: Record<VisitRole, StructureKind> = {
  clerk: "central",
  social_worker: "central",
  mediator: "branch_roma",
  nurse: "branch_roma",
  psychologist: "central",
  lawyer: "branch_kem",
  coordinator: "central",
};

type Ten<Item> = readonly [Item, Item, Item, Item, Item, Item, Item, Item, Item, Item];
type ServiceId = `svc.${string}`;

/**
 * The ten large buttons of the visit screen, per role, most frequent first (a proposal; all others are in the search).
 * No service that by its name gives away violence, custody or addiction stands here: a screen is read over shoulders.
 */
export const USUAL_SERVICES: Record<VisitRole, Ten<ServiceId>> = {
  clerk: [
    "svc.a01", // reception
    "svc.a04", // information
    "svc.a02", // recording of the request
    "svc.a07", // information on benefits
    "svc.a05", // information on the minimum income
    "svc.a06", // application: minimum income
    "svc.a08", // application: housing benefit
    "svc.a10", // application: disability benefits
    "svc.a14", // civil and municipal registry matters
    "svc.b01", // referral (general)
  ],
  social_worker: [
    "svc.c05", // social support
    "svc.a04", // information
    "svc.a02", // recording of the request
    "svc.a03", // needs assessment
    "svc.a18", // monitoring of the course
    "svc.c01", // counselling, adults
    "svc.a07", // information on benefits
    "svc.a13", // support to enrol in programmes
    "svc.b01", // referral (general)
    "svc.b17", // referral to the municipal social service
  ],
  mediator: [
    "svc.r01", // mediation, information and linking
    "svc.a04", // information
    "svc.a02", // recording of the request
    "svc.a07", // information on benefits
    "svc.a14", // civil and municipal registry matters
    "svc.a16", // access to health care
    "svc.a17", // access to education
    "svc.r04", // ending school dropout
    "svc.r02", // support and empowerment of women
    "svc.b01", // referral (general)
  ],
  nurse: [
    "svc.h05", // vital signs
    "svc.h06", // blood glucose
    "svc.h07", // body measures
    "svc.h08", // vaccination card review
    "svc.h12", // medication review
    "svc.h09", // wound care
    "svc.h10", // child growth
    "svc.h11", // pregnancy and postnatal advice
    "svc.h02", // health information and education
    "svc.b05", // referral to a health service
  ],
  psychologist: [
    "svc.c04", // psychological support
    "svc.c01", // psychosocial support, adults
    "svc.c02", // psychosocial support, children
    "svc.c03", // psychosocial support, families
    "svc.c05", // social support
    "svc.a03", // needs assessment
    "svc.a18", // monitoring of the course
    "svc.a04", // information
    "svc.b04", // referral to a mental-health structure
    "svc.b01", // referral (general)
  ],
  lawyer: [
    "svc.k05", // legal counselling
    "svc.k06", // asylum and migration law
    "svc.c16", // legal information
    "svc.k07", // residence permit
    "svc.k08", // refugee card
    "svc.k09", // getting an AMKA
    "svc.k03", // correction of errors in documents
    "svc.k01", // mediation with the asylum authorities
    "svc.a14", // civil and municipal registry matters
    "svc.b01", // referral (general)
  ],
  coordinator: [
    "svc.a01", // reception
    "svc.a02", // recording of the request
    "svc.a03", // needs assessment
    "svc.a04", // information
    "svc.c05", // social support
    "svc.a07", // information on benefits
    "svc.a13", // support to enrol in programmes
    "svc.a18", // monitoring of the course
    "svc.b01", // referral (general)
    "svc.b17", // referral to the municipal social service
  ],
};
