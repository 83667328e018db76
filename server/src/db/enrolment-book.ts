import type { DeviceEnd } from "@konta/shared/sync/device-order";
import { type Book, bookInFile } from "./lasting-book";
import type { SealBox } from "./seal-box";

/** One line of the book: a replica, more keys for it, a life of it with its code, or its end. */
export type EnrolmentLine =
  | {
      what: "replica";
      id: string;
      staffId: string;
      kind: "field" | "office";
      device: string;
      deviceId?: string;
      /** JSON of the replica's keys. */
      keys: string;
      at: number;
    }
  | { what: "keys"; id: string; keys: string }
  | { what: "life"; replica: string; number: number; code: string; at: number }
  /** The newest one of a replica counts; `end` is null when its device was found. */
  | { what: "end"; id: string; end: DeviceEnd | null; at: number };

/**
 * Every enrolment and every end, kept apart from the database: a backup that is put back knows nothing of the tablets
 * enrolled after it was made, and their unsent and acknowledged work could never be offered again (rules O2, S5); and it
 * would trust one that was stolen since.
 */
export const enrolmentsBeside = (databaseFile: string, box: SealBox): Book<EnrolmentLine> =>
  bookInFile(enrolmentFile(databaseFile), "enrolment", box);

export const enrolmentFile = (databaseFile: string): string => `${databaseFile}.enrolments`;
