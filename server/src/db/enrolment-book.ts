import { type Book, bookInFile } from "./lasting-book";
import type { SealBox } from "./seal-box";

/** One line of the book: a replica, more keys for it, or a life of it with its code. */
export type EnrolmentLine =
  | {
      what: "replica";
      id: string;
      staffId: string;
      kind: "field" | "office";
      device: string;
      /** JSON of the replica's keys. */
      keys: string;
      at: number;
    }
  | { what: "keys"; id: string; keys: string }
  | { what: "life"; replica: string; number: number; code: string; at: number };

/**
 * Every enrolment, kept apart from the database: a backup that is put back knows nothing of the tablets enrolled after
 * it was made, and their unsent and acknowledged work could never be offered again (rules O2, S5).
 */
export const enrolmentsBeside = (databaseFile: string, box: SealBox): Book<EnrolmentLine> =>
  bookInFile(enrolmentFile(databaseFile), "enrolment", box);

export const enrolmentFile = (databaseFile: string): string => `${databaseFile}.enrolments`;
