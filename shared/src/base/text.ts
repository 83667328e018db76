import * as z from "zod/mini";

/** Control characters other than tab and newline never belong in what a person typed. */
// oxlint-disable-next-line no-control-regex -- naming the forbidden control characters is the purpose
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

/** A text a person typed: at most `limit` Unicode code points, well-formed, without control characters. */
export const text = (limit: number) =>
  z.string().check(
    z.maxLength(limit),
    z.refine((value) => !FORBIDDEN.test(value) && value.isWellFormed(), "unreadable characters"),
  );

/** A line: like `text`, without line breaks. */
export const line = (limit: number) =>
  text(limit).check(z.refine((value) => !/[\r\n]/.test(value), "one line only"));

/** What a form does with typed text before it is saved: composed form (NFC), outer blanks off. */
export const tidyText = (typed: string): string => typed.normalize("NFC").trim();
