import { createECDH, createPrivateKey, type KeyObject, sign, verify } from "node:crypto";
import { type DeviceOrder, deviceOrderText } from "@konta/shared/sync/device-order";
import type { SealBox } from "../db/seal-box";

/** Both coordinates of a point of P-256 have so many bytes, after a first byte that says "uncompressed". */
const COORDINATE_BYTES = 32;

/** The office's key for orders to devices; it follows from the data key and needs no file of its own. */
function orderPair(box: SealBox): { point: Buffer; key: KeyObject } {
  const pair = createECDH("prime256v1");
  const d = box.derive("konta device order P-256 1");
  pair.setPrivateKey(d);
  const point = pair.getPublicKey();
  const [x, y] = [point.subarray(1, 1 + COORDINATE_BYTES), point.subarray(1 + COORDINATE_BYTES)];
  const text = (bytes: Buffer): string => bytes.toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", d: text(d), x: text(x), y: text(y) };
  return { point, key: createPrivateKey({ key: jwk, format: "jwk" }) };
}

/** What devices check orders with: a point of P-256, uncompressed, base64url. */
export const orderKey = (box: SealBox): string => orderPair(box).point.toString("base64url");

const ENCODING = { dsaEncoding: "ieee-p1363" } as const;

export function signOrder(box: SealBox, order: Omit<DeviceOrder, "signature">): DeviceOrder {
  const text = Buffer.from(deviceOrderText(order));
  const signature = sign("sha256", text, { key: orderPair(box).key, ...ENCODING }).toString("base64url");
  return { ...order, signature };
}

export const isOwnOrder = (box: SealBox, { signature, ...order }: DeviceOrder): boolean =>
  verify(
    "sha256",
    Buffer.from(deviceOrderText(order)),
    { key: orderPair(box).key, ...ENCODING },
    Buffer.from(signature, "base64url"),
  );
