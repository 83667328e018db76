import { type DeviceOrder, deviceOrderText } from "@konta/shared/sync/device-order";
import { fromBase64url, utf8 } from "./bytes";

const CURVE = { name: "ECDSA", namedCurve: "P-256" };

/**
 * Whether the office itself answers this very question: a device that nobody has unlocked cannot tell it from anybody else,
 * and what goes at an order never comes back.
 * @param orderKey of the one whom it is about; a point of P-256, base64url
 */
export async function isGenuineOrder(orderKey: string, order: DeviceOrder, nonce: string): Promise<boolean> {
  if (order.nonce !== nonce) return false;
  const { subtle } = crypto;
  try {
    const key = await subtle.importKey("raw", fromBase64url(orderKey), CURVE, false, ["verify"]);
    const signature = fromBase64url(order.signature);
    return await subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      key,
      signature,
      utf8(deviceOrderText(order)),
    );
  } catch {
    return false;
  }
}
