import { type DeviceOrder, deviceOrderText } from "@konta/shared/sync/device-order";
import { utf8 } from "./bytes";

const CURVE = { name: "ECDSA", namedCurve: "P-256" };
const SIGN = { name: "ECDSA", hash: "SHA-256" };

const base64url = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** For tests: an office that signs orders, and the key that proves them. */
export interface SigningOffice {
  key: string;
  sign(order: Omit<DeviceOrder, "signature">): Promise<DeviceOrder>;
}

export async function aSigningOffice(): Promise<SigningOffice> {
  const { subtle } = crypto;
  const { publicKey, privateKey } = await subtle.generateKey(CURVE, true, ["sign", "verify"]);
  return {
    key: base64url(await subtle.exportKey("raw", publicKey)),
    sign: async (order) => ({
      ...order,
      signature: base64url(await subtle.sign(SIGN, privateKey, utf8(deviceOrderText(order)))),
    }),
  };
}
