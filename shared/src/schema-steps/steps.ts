import { renamingStep, type SchemaStep } from "./schema-step";

/**
 * By the version they lead away from. Version 0 was never given to anybody: it stands for an older release, so that the
 * way from one to the next is walked from the first day. A step that was released stays for good.
 */
export const STEPS: Readonly<Record<number, SchemaStep>> = {
  0: renamingStep([
    { collection: "phone", from: "value", to: "number" },
    { collection: "beneficiary", from: "directions", to: "howToFind" },
    { collection: "visit", from: "where", to: "place", values: { house: "home" } },
  ]),
};

/** The oldest version that still gets rows; below it pushing works and pulling needs an upgrade (rule V2). */
export const SUPPORTED_FLOOR = 0;
