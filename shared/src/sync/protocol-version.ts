/** Raised when a message of the wire changes; the wire only grows (rule V1). */
export const PROTOCOL_VERSION = 1;
/** Raised when a collection's fields change (rule V2). */
export const SCHEMA_VERSION = 1;
