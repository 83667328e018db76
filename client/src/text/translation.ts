/** The ids of a part of the Greek catalogue with a text each, no more and no fewer. */
export type Translation<Source> = Readonly<Record<keyof Source, string>>;
