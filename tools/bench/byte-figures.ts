import { gunzipSync, gzipSync } from "node:zlib";
import { NEED_DOMAINS } from "@konta/shared/domain/visit/visit-note";
import { decodeFrame, type Row } from "@konta/shared/sync/frame";
import { DemoRandom } from "../../server/src/demo/demo-random";
import { scopeHead } from "../../server/src/db/tables";
import { FrameCache, scopeFrames } from "../../server/src/sync/scope-frames";
import type { Database } from "../../server/src/db/open-database";
import type { VisitDraft } from "../../client/src/data/border";
import { type BenchDevice, openDevice } from "./bench-device";
import { benchDatabase, benchRecords, fill, FIRST_10K } from "./bench-municipality";
import { BENCH_NOW } from "./bench-records";
import { serveBench } from "./bench-server";
import type { Figure } from "./figure";
import { noteMaker, shortText } from "./greek-notes";

const bytes = (name: string, value: number, limit: number, about: string): Figure => ({
  name,
  value,
  unit: "bytes",
  limit,
  spread: null,
  about,
});

const DAY = "2026-11-23";
const VISITS = 40;
const REQUESTS = 12;
const REFERRALS = 10;

/** A day in the field: every visit has three services and a note of its own; some a request, some a referral made ready. */
function dayOfVisits(
  people: readonly string[],
  services: readonly string[],
  agencies: readonly string[],
): VisitDraft[] {
  const random = new DemoRandom(40);
  const note = noteMaker(random);
  return Array.from({ length: VISITS }, (_, n) => ({
    personId: random.pick(people),
    visit: {
      at: BENCH_NOW + n * 540_000 + random.int(0, 59_999),
      day: DAY,
      place: random.pick(["home", "open_point", "settlement"]),
      community: "vil.siva",
      team: ["staff.nurse", "staff.mediator", "staff.driver"],
      services: random.some(services, 3),
      nextStep: n < REFERRALS ? "referral" : "none",
    },
    note: {
      note: note(),
      ...(n % 10 < (REQUESTS * 10) / VISITS ? { request: shortText(random) } : {}),
      [random.pick(NEED_DOMAINS)]: random.int(1, 3),
    },
    task: null,
    referral:
      n < REFERRALS
        ? {
            referral: {
              agency: random.pick(agencies),
              service: random.pick(services),
              reason: shortText(random),
              legalBasis: "social_protection",
              urgency: "normal",
              day: DAY,
            },
            steps: [{ to: "ready", day: DAY }],
          }
        : null,
  }));
}

async function recordDay(device: BenchDevice): Promise<void> {
  const services = (await device.store.catalogue("service")).map(({ id }) => id);
  const agencies = (await device.store.catalogue("agency")).map(({ id }) => id);
  const people = (await device.store.recentPeople(500)).map(({ id }) => id);
  for (const draft of dayOfVisits(people, services, agencies)) {
    const saved = await device.store.saveVisit(draft);
    if (!saved.ok) throw new Error(`a visit was not saved: ${saved.error.code}`);
  }
}

/** The frames of everything in the database, as the server makes them. */
async function framesOf(db: Database): Promise<{ body: Uint8Array; rows: Row[] }[]> {
  const frames: { body: Uint8Array; rows: Row[] }[] = [];
  for (const { scope, head } of db.orm.select().from(scopeHead).all())
    for await (const { body } of scopeFrames(db, new FrameCache(0), scope, 0, head)) {
      const rows = decodeFrame(gunzipSync(body).toString());
      if (!rows.ok) throw new Error("a frame does not open");
      frames.push({ body, rows: rows.value });
    }
  return frames;
}

/** Bytes of the same rows as gzipped JSON objects, with the compressor's settings that suit them best. */
function asObjects(rows: readonly Row[]): number {
  const text = JSON.stringify(rows);
  return Math.min(...[5, 6, 7, 8, 9].map((memLevel) => gzipSync(text, { level: 6, memLevel }).length));
}

async function ratioFigures(db: Database): Promise<Figure[]> {
  const frames = await framesOf(db);
  const packed = frames.reduce((sum, { body }) => sum + body.length, 0);
  const stream = asObjects(frames.flatMap(({ rows }) => rows));
  const chunks = frames.reduce((sum, { rows }) => sum + asObjects(rows), 0);
  const about = "the frames, to the same rows as gzipped JSON objects";
  const figure = { unit: "×", limit: 0.8, spread: null } as const;
  return [
    { name: "sync.first10k.ratio", value: packed / stream, ...figure, about: `${about} in one stream` },
    {
      name: "sync.first10k.ratioChunks",
      value: packed / chunks,
      ...figure,
      about: `${about}, frame by frame`,
    },
  ];
}

/** Everything that is counted in bytes of the exchange; the same on every machine but for random ids and keys. */
export async function byteFigures(): Promise<Figure[]> {
  const db = benchDatabase();
  fill(db, benchRecords().story(FIRST_10K));
  const server = await serveBench(db);
  const device = await openDevice(server.origin);
  try {
    const first = await device.sync();
    const noop = await device.sync();
    const ratios = await ratioFigures(db);
    await recordDay(device);
    const day = await device.sync();
    return [
      bytes("sync.noop.bytes", noop.up + noop.down, 1_000, `both bodies, ${noop.requests} request`),
      bytes("sync.day40.bytesUp", day.up, 16_000, `all request bodies (${day.requests})`),
      bytes(
        "sync.first10k.bytesDown",
        first.down,
        1_500_000,
        "2,000 full persons (11 k rows), 4,000 visits with notes …",
      ),
      ...ratios,
    ];
  } finally {
    device.close();
    await server.close();
    db.sqlite.close();
  }
}
