import { handedInSchema, handInSchema } from "@konta/shared/sync/copy";
import { ordersAnswerSchema, ordersRequestSchema } from "@konta/shared/sync/device-order";
import {
  enrolledSchema,
  enrolRequestSchema,
  signedInSchema,
  signInSchema,
} from "@konta/shared/sync/enrolment";
import { HEADERS, SYNC_TYPE } from "@konta/shared/sync/request-mac";
import * as z from "zod";
import { ownAccountPaths } from "./openapi-own-account";
import {
  conflictsQuerySchema,
  decisionSchema,
  deviceEndSchema,
  duplicatesQuerySchema,
  pageQuerySchema,
  reviewQuerySchema,
} from "../review/queries";
import { PROBLEM_CODES } from "./problem";

type Json = Record<string, unknown>;

/** Refinements (a name that is not a control character …) have no words in JSON Schema and are left out. */
const schemaOf = (schema: z.core.$ZodType): Json => {
  const { $schema: _version, ...rest } = z.toJSONSchema(schema, { unrepresentable: "any", io: "input" });
  return rest;
};

const json = (schema: Json): Json => ({ "application/json": { schema } });
const answer = (description: string, schema: Json = { type: "object" }): Json => ({
  description,
  content: json(schema),
});
const failure = (description: string): Json => answer(description, { $ref: "#/components/schemas/Problem" });
const list = {
  type: "object",
  required: ["items", "total"],
  properties: { items: { type: "array" }, total: { type: "integer" } },
};

const queryOf = (schema: z.ZodObject): Json[] =>
  Object.entries(schemaOf(schema).properties as Record<string, Json>).map(([name, property]) => ({
    name,
    in: "query",
    required: false,
    schema: property,
  }));

/** A read under a session. */
const read = (summary: string, body: Json, parameters: Json[] = []): Json => ({
  get: {
    summary,
    parameters,
    security: [{ session: [] }],
    responses: {
      200: answer("What this person may know of it", body),
      401: failure("Signed out"),
      403: failure("A second factor must be set up first"),
      404: failure("Not there, or not theirs"),
      429: failure("Too many reads; see Retry-After"),
    },
  },
});

/** @param request null where nothing is sent; @param response null where nothing is answered */
const write = (summary: string, request: z.core.$ZodType | null, response: z.core.$ZodType | null): Json => ({
  summary,
  ...(request && { requestBody: { required: true, content: json(schemaOf(request)) } }),
  responses: {
    ...(response ? { 200: answer("Done", schemaOf(response)) } : { 204: { description: "Done" } }),
    400: failure("A field is wrong"),
    401: failure("Wrong credentials or code, or signed out"),
    403: failure("From another origin, or a second factor must be set up first"),
    409: failure("Something changed meanwhile"),
    413: failure("Too large"),
    415: failure("Another content type"),
    429: failure("Too many tries; see Retry-After"),
  },
});

/** A decision about a waiting op, by whoever may write where it would lie. */
const decide = (summary: string): Json => ({
  post: {
    summary,
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    security: [{ session: [] }],
    requestBody: { required: true, content: json(schemaOf(decisionSchema)) },
    responses: {
      200: answer("How many ops were applied"),
      400: failure("No reason was given"),
      401: failure("Signed out"),
      404: failure("Does not wait, or not theirs"),
      422: failure("Still refused, for the reason in `field`; nothing changed"),
    },
  },
});

const declare = (summary: string, request: z.core.$ZodType): Json => ({
  post: {
    summary,
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    security: [{ session: [] }],
    requestBody: { required: true, content: json(schemaOf(request)) },
    responses: {
      200: answer("The replicas of it"),
      401: failure("Signed out"),
      404: failure("Not there, or not theirs to give up"),
      409: failure("It has been wiped already"),
    },
  },
});

const header = (name: string): Json => ({ name, in: "header", required: true, schema: { type: "string" } });

const signed = (summary: string): Json => ({
  summary: `${summary}. Proved by the replica's key, not by the cookie`,
  parameters: [HEADERS.replica, HEADERS.counter, HEADERS.mac].map(header),
  requestBody: { required: true, content: { [SYNC_TYPE]: { schema: { type: "string", format: "binary" } } } },
  responses: {
    200: {
      description: "Length-prefixed parts",
      content: { [SYNC_TYPE]: { schema: { type: "string", format: "binary" } } },
    },
    401: failure("The proof does not hold"),
    413: failure("Too large"),
    429: failure("Too many requests; see Retry-After"),
    503: failure("Try the same bytes later"),
  },
});

const paths = (): Json => ({
  "/healthz": { get: { summary: "Whether the server answers", responses: { 200: answer("It does") } } },
  "/version": {
    get: { summary: "What is running", responses: { 200: answer("Version, build, protocol, schema") } },
  },
  "/api/session": {
    ...read("Who am I", schemaOf(signedInSchema)),
    post: write(
      "Sign in; with a second factor the right password alone is answered by 401 `second-factor-needed`",
      signInSchema,
      signedInSchema,
    ),
    delete: { summary: "Sign out", responses: { 204: { description: "Signed out" } } },
  },
  ...ownAccountPaths({ read, write, schemaOf }),
  "/api/sync/v1/enrol": {
    post: write("Bind a replica, or issue its keys again", enrolRequestSchema, enrolledSchema),
  },
  "/api/sync/v1/copies": {
    post: write("Hand in second copies of unsent work, sealed for the office", handInSchema, handedInSchema),
  },
  "/api/sync/v1/orders": {
    post: write("What a device at rest does about being given up", ordersRequestSchema, ordersAnswerSchema),
  },
  "/api/sync/v1/device": read("Since when people have worked in this browser", { type: "object" }),
  "/api/sync/v1/exchange": { post: signed("The daily work: ops up, results and rows down") },
  "/api/sync/v1/verify": {
    post: signed("Which rows of one scope a device has lost: its bucket sums up, those rows down"),
  },
  "/api/review": read("What came in, newest first", list, queryOf(reviewQuerySchema)),
  "/api/review/summary": read("Counts for the first glance", { type: "object" }),
  "/api/people/{id}": read("One person's file", { type: "object" }, [
    { name: "id", in: "path", required: true, schema: { type: "string" } },
  ]),
  "/api/duplicates": read("Files that may be of one person", list, queryOf(duplicatesQuerySchema)),
  "/api/conflicts": read("Disagreements", list, queryOf(conflictsQuerySchema)),
  "/api/quarantine": read("Ops that wait for a person", list, queryOf(pageQuerySchema)),
  "/api/review/quarantine/{id}/release": decide("Let a waiting op in, and what it held up"),
  "/api/review/quarantine/{id}/reject": decide("Close a waiting op without effect; its text stays"),
  "/api/audit": read(
    "Who did and saw what, by ids; for the coordinator and the dpo",
    list,
    queryOf(pageQuerySchema),
  ),
  "/api/devices": read("Replicas and when they were last heard of", list),
  "/api/devices/{id}/end": declare("Give up the device of a replica", deviceEndSchema),
  "/api/devices/{id}/found": declare("Take that back, while it has not been wiped", z.object({})),
});

const problemSchema = z.object({
  error: z.object({ code: z.enum(PROBLEM_CODES), message: z.string(), field: z.string().optional() }),
});

/** The description of the interface, made from the same schemas that check it. */
export const openapi = (version: string): Json => ({
  openapi: "3.1.0",
  info: { title: "Κοντά", version },
  paths: paths(),
  components: {
    schemas: { Problem: schemaOf(problemSchema) },
    securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-konta" } },
  },
});
