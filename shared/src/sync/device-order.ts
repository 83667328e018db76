import * as z from "zod/mini";
import { instantSchema } from "../base/local-date";
import { line } from "../base/text";
import { LIMITS } from "./limits";

/** Why nobody works with a device any more. */
export const DEVICE_ENDS = ["lost", "stolen", "retired"] as const;
export type DeviceEnd = (typeof DEVICE_ENDS)[number];

/**
 * What a device does about its end. `at-once`: everything goes, unsent work too, which only a stolen one is told (rule O2).
 * `when-empty`: everything goes as soon as the office has all that was recorded there.
 */
export type Wipe = "when-empty" | "at-once";
export const wipeOf = (end: DeviceEnd): Wipe => (end === "stolen" ? "at-once" : "when-empty");

/** Replicas of one browser; more people than these never share a tablet. */
const MOST_REPLICAS = 100;
const NONCE = /^[A-Za-z0-9_-]{22}$/;
/** ECDSA over P-256 with SHA-256, both numbers, base64url. */
const SIGNATURE = /^[A-Za-z0-9_-]{86}$/;

/** The office's word about one replica, signed: nobody else's empties a device that cannot prove anything while it is locked. */
export const deviceOrderSchema = z.object({
  replica: line(30),
  end: z.enum(DEVICE_ENDS),
  /** How many of the unsent numbers the office does not have: as long as one is missing, only a stolen device is emptied. */
  missing: z.int().check(z.minimum(0)),
  /** When the office said so. */
  at: instantSchema,
  /** The question's: an order of yesterday answers nothing today. */
  nonce: z.string().check(z.regex(NONCE)),
  /** Of `deviceOrderText`. */
  signature: z.string().check(z.regex(SIGNATURE)),
});
export type DeviceOrder = z.infer<typeof deviceOrderSchema>;

export const deviceOrderText = ({
  replica,
  end,
  missing,
  at,
  nonce,
}: Omit<DeviceOrder, "signature">): string =>
  `konta device order 1\n${replica}\n${end}\n${missing}\n${at}\n${nonce}`;

/**
 * POST /api/sync/v1/orders: asked by a device at rest, which nobody has unlocked. What it names tells nobody anything: random
 * ids, and numbers of unsent ops.
 */
export const ordersRequestSchema = z.object({
  nonce: z.string().check(z.regex(NONCE)),
  replicas: z
    .array(
      z.object({
        replica: line(30),
        /** Numbers of ops for which this device has no custody, as far as it knows while locked. */
        unsent: z.array(z.int().check(z.minimum(1))).check(z.maxLength(LIMITS.opsPerPush * 20)),
      }),
    )
    .check(z.maxLength(MOST_REPLICAS)),
  /** Orders of before that were obeyed. */
  obeyed: z.optional(z.array(deviceOrderSchema).check(z.maxLength(MOST_REPLICAS))),
});
export type OrdersRequest = z.infer<typeof ordersRequestSchema>;

export const ordersAnswerSchema = z.object({ orders: z.array(deviceOrderSchema) });
export type OrdersAnswer = z.infer<typeof ordersAnswerSchema>;
