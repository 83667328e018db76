import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { hash64 } from "../base/hash64";
import { conflictSchema } from "../domain/conflict/conflict";
import { notice } from "../domain/notice/notice";
import { answerHeadSchema, endHeadSchema, frameHeadSchema, OP_STATUSES } from "./answer";
import { copySchema, handedInSchema, handInSchema } from "./copy";
import { ordersAnswerSchema, ordersRequestSchema } from "./device-order";
import { enrolledSchema, enrolRequestSchema, signedInSchema, signInSchema } from "./enrolment";
import { decodeFrame, encodeFrame, type Row } from "./frame";
import { helloSchema } from "./hello";
import { type Op, opSchema, opText } from "./op";
import { opLine } from "./op-line";
import { PROTOCOL_VERSION } from "./protocol-version";
import { repairHeadSchema, verifiedHeadSchema, verifyRequestSchema } from "./verify";
import { HEADERS, requestMacText, SYNC_TYPE } from "./request-mac";
import { stateHash } from "./state-hash";

const fingerprint = (schema: z.core.$ZodType): string =>
  hash64(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" })));

const now = {
  hello: fingerprint(helloSchema),
  op: fingerprint(opSchema),
  answer: fingerprint(answerHeadSchema),
  frame: fingerprint(frameHeadSchema),
  end: fingerprint(endHeadSchema),
  verify: fingerprint(verifyRequestSchema),
  verified: fingerprint(verifiedHeadSchema),
  repair: fingerprint(repairHeadSchema),
  signIn: fingerprint(signInSchema),
  signedIn: fingerprint(signedInSchema),
  enrol: fingerprint(enrolRequestSchema),
  enrolled: fingerprint(enrolledSchema),
  conflict: fingerprint(conflictSchema),
  notice: fingerprint(notice.schema),
  copy: fingerprint(copySchema),
  handIn: fingerprint(handInSchema),
  handedIn: fingerprint(handedInSchema),
  orders: fingerprint(ordersRequestSchema),
  ordered: fingerprint(ordersAnswerSchema),
  words: hash64(JSON.stringify([OP_STATUSES, HEADERS, SYNC_TYPE])),
};

/**
 * What each version of the wire looked like. A version that was ever released keeps its line for good: whoever changes a
 * message raises PROTOCOL_VERSION and adds the new line below (rule V1; recipe "change a message" in CONTRIBUTING.md).
 */
const FINGERPRINTS: Record<number, Record<string, string>> = {
  1: {
    hello: "fc5838aed6f04a0c",
    op: "ccadcddb167a8006",
    answer: "33dbad7d7c9d2869",
    frame: "477422837ba28db3",
    end: "eb8a8148284728c6",
    verify: "dd4881c4822d3279",
    verified: "ba9ef5e55a3ee73e",
    repair: "95147b5476c00cf7",
    signIn: "31d132605a6bf1f0",
    signedIn: "3c7acfabb75b9a51",
    enrol: "fadcecec9baa93de",
    enrolled: "15691c68792e96fa",
    conflict: "9dfe5c1b6b9195b8",
    notice: "79f074d2bb23652f",
    copy: "85da3d2992269b81",
    handIn: "a2b77059ed303581",
    handedIn: "93f676c68ce926b0",
    orders: "9639a09721e6bac6",
    ordered: "04ec3d0e8819ee49",
    words: "d16fa506cdfb2324",
  },
};

describe("the wire", () => {
  test("[V1] a message that changed needs a new version", () => {
    expect(now).toEqual(FINGERPRINTS[PROTOCOL_VERSION]);
  });

  test("[V1] versions only grow, and none is forgotten", () => {
    expect(Object.keys(FINGERPRINTS).map(Number)).toEqual(
      Array.from({ length: PROTOCOL_VERSION }, (_, at) => at + 1),
    );
  });

  test("the fingerprint sees a new field, another limit and another type", () => {
    const variants = [
      z.object({ a: z.string() }),
      z.object({ a: z.string(), b: z.optional(z.string()) }),
      z.object({ a: z.string().check(z.maxLength(3)) }),
      z.object({ a: z.int() }),
    ].map(fingerprint);
    expect(new Set(variants).size).toBe(variants.length);
  });
});

const id = (letter: string) => letter.repeat(22);
const ROWS: readonly Row[] = [
  {
    collection: "visit",
    id: id("B"),
    seq: 7,
    state: "live",
    by: "staff.nurse",
    at: 1_795_000_000_000,
    fields: { personId: id("A"), day: "2026-11-23", services: ["svc.a01", "svc.a02"], count: 12 },
  },
  {
    collection: "visit",
    id: id("C"),
    seq: 9,
    state: "deleted",
    by: "staff.social",
    at: 1_795_000_060_000,
    fields: { personId: id("A"), day: "2026-11-24" },
  },
  { collection: "phone", id: id("D"), seq: 8, state: "gone", by: "", at: 1_795_000_000_000, fields: {} },
];
const OP: Op = {
  group: "g1",
  collection: "beneficiary",
  id: id("A"),
  kind: "put",
  base: ["e1", 4],
  prev: { fatherName: "0123456789abcdef" },
  fields: { fatherName: "Γεώργιος", active: null },
  at: 1_795_000_000_000,
  schema: 1,
};

describe("golden bytes of version 1: what a released device wrote is read for ever", () => {
  const FRAME =
    '{"v":1,"ids":"BBBBBBBBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDDDDDDD","s":[{"c":"visit","n":2,"seq":{"digit":"79"},"x":[1],"by":{"text":"staff.nurse\\nstaff.social"},"at":{"diff":[1795000000000,60000]},"f":{"personId":{"all":"AAAAAAAAAAAAAAAAAAAAAA"},"day":{"day":[754004,1]},"services":{"has":"10","of":{"length":{"digit":"2"},"item":{"text":"svc.a01\\nsvc.a02"}}},"count":{"has":"10","of":{"diff":[12]}}}},{"c":"phone","n":1,"seq":{"digit":"8"},"x":[-1],"by":{"text":""},"at":{"diff":[1795000000000]},"f":{}}]}';

  test("[V1] a frame", () => {
    expect(encodeFrame(ROWS)).toBe(FRAME);
    expect(decodeFrame(FRAME)).toEqual({ ok: true, value: ROWS });
  });

  test("[V1] an op's line and its hash", () => {
    const line =
      '[2,15,{"group":"g1","collection":"beneficiary","id":"AAAAAAAAAAAAAAAAAAAAAA","kind":"put","base":["e1",4],' +
      '"prev":{"fatherName":"0123456789abcdef"},"fields":{"fatherName":"Γεώργιος","active":null},' +
      '"at":1795000000000,"schema":1}]';
    expect(opLine({ incarnation: 2, n: 15, text: opText(OP) })).toBe(line);
    expect(hash64(opText(OP))).toBe("a5a0c874f0fa2a84");
  });

  test("[V1] [P9] the one hash for all scopes, whatever their order", () => {
    const hash = stateHash("e1", { registry: 5, "area:none/core": 0 });
    expect(hash).toBe("a5a3df54a6d8476a");
    expect(stateHash("e1", { "area:none/core": 0, registry: 5 })).toBe(hash);
    expect(stateHash("e1", { registry: 5, "area:none/core": 1 })).not.toBe(hash);
    expect(stateHash("e2", { registry: 5, "area:none/core": 0 })).not.toBe(hash);
    expect(stateHash("e1", { registry: 5 })).not.toBe(hash);
  });

  test("[V1] what a replica signs", () => {
    expect(requestMacText("r1", 12, "ab".repeat(32))).toBe(`konta exchange 1\nr1\n12\n${"ab".repeat(32)}`);
  });
});
