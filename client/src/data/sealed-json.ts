import type { Compartment } from "@konta/shared/access/compartment";
import { type Bytes, textOf, utf8 } from "../vault/bytes";
import type { CompartmentKeys, Place } from "../vault/seal";

export const sealJson = (
  keys: CompartmentKeys,
  compartment: Compartment,
  place: Place,
  value: unknown,
): Promise<Bytes> => keys.seal(compartment, place, utf8(JSON.stringify(value)));

/** Null when the bytes do not open here. */
export async function openJson(
  keys: CompartmentKeys,
  compartment: Compartment,
  place: Place,
  sealed: Uint8Array,
): Promise<unknown> {
  const opened = await keys.open(compartment, place, sealed);
  return opened ? (JSON.parse(textOf(opened)) as unknown) : null;
}
