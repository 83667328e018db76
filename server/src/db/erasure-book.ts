import { type Book, bookInFile } from "./lasting-book";
import type { SealBox } from "./seal-box";

/** Collection and id of a record. */
export type RecordName = [collection: string, id: string];

/** One line of the book: whom an erasure took along, and every record of hers that there was or waited to be one. */
export interface ErasureLine {
  id: string;
  at: number;
  by: string;
  why: string;
  /** More than one where files had been found to be of one person. */
  people: string[];
  records: RecordName[];
}

/**
 * Every erasure, kept apart from the database: a backup that is put back holds again what was erased since, and the
 * erasure is done again before anybody reads it (rule S5). Ids only.
 */
export const erasuresBeside = (databaseFile: string, box: SealBox): Book<ErasureLine> =>
  bookInFile(`${databaseFile}.erasures`, "erasure", box);
