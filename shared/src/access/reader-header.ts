/**
 * Names the staff id of whoever reads the office's screens. The session is a cookie that a colleague may have left in
 * the same browser: the server answers only when both are the same person.
 */
export const READER_HEADER = "x-konta-staff";
