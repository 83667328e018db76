/**
 * Wrong versions of the server's half of the sync, and of what both share.
 * @type {{ name: string, file: string, seed?: number, before: string, after: string }[]}
 */
export const ON_THE_SERVER = [
  {
    name: "row-level instead of per field",
    file: "server/src/sync/apply-op.ts",
    seed: 1,
    before: "    const writers = versions[field] ?? [];\n",
    after: "    const writers = [...new Set(Object.values(versions).flat())];\n",
  },
  {
    name: "prev ignored",
    file: "server/src/sync/apply-op.ts",
    seed: 1,
    before: "const prev = op.prev?.[field] === undefined ? [] : [op.prev[field]];",
    after: "const prev: string[] = [];",
  },
  {
    name: "tombstone forgotten",
    file: "server/src/sync/apply-op.ts",
    seed: 15,
    before: `  const deletion = mergeDeletion(merging);
  const deleted = deletion ? take(DELETED_FIELD, deletion).value === true : (before?.deleted ?? false);`,
    after: `  const deletion = op.kind === "delete" ? mergeDeletion(merging) : null;
  const deleted = deletion ? take(DELETED_FIELD, deletion).value === true : false;`,
  },
  {
    name: "record that moved not announced as gone",
    file: "server/src/sync/apply-op.ts",
    seed: 2,
    before: "    announceGone(db, before.scope, nextSeq(db), stored.collection, stored.id);\n",
    after: "    void announceGone;\n",
  },
  {
    name: "epoch ignored",
    file: "server/src/sync/merge-record.ts",
    seed: 42,
    before: "  return seen <= known ? seen : -1;\n",
    after: "  return known < -9 ? -1 : seen;\n",
  },
  {
    name: "whoever comes last decides about a consent",
    file: "shared/src/sync/merge-field.ts",
    seed: 29,
    before: 'return fieldClass === "consent" ? holdBack(state, write, merged) : merged;',
    after: "return merged.state.versions.length < 0 ? holdBack(state, write, merged) : merged;",
  },
  {
    name: "ops of an older version taken as they are",
    file: "shared/src/sync/op.ts",
    seed: 3,
    before: "  return ok(raiseOp(parsed.data));\n",
    after: "  return ok(parsed.data.schema < 0 ? raiseOp(parsed.data) : parsed.data);\n",
  },
  {
    name: "last writer wins by wall clock",
    file: "shared/src/sync/merge-field.ts",
    seed: 1,
    before: '  const clean = fieldClass === "fixed" ? state.versions.length === 0 : unseen.length === 0;\n',
    after: "  const clean = state.versions.every(({ writtenAt }) => writtenAt <= write.version.writtenAt);\n",
  },
  {
    name: "equal write raises a conflict",
    file: "shared/src/sync/merge-field.ts",
    seed: 6,
    before: "if (state.versions.length > 0 && sameValue(state.value, write.value))",
    after: "if (state.versions.length > 0 && unseen.length === 0 && sameValue(state.value, write.value))",
  },
  {
    name: "equal write not credited",
    file: "shared/src/sync/merge-field.ts",
    seed: 60,
    before: "  const versions = [...unseen, write.version];\n",
    after: "  const versions = unseen.length > 0 ? [...unseen] : [write.version];\n",
  },
  {
    name: "side that nobody saw closed with the others",
    file: "shared/src/sync/merge-field.ts",
    seed: 5,
    before: "  const unseen = state.sides.filter((side) => !seen.has(side.seq));\n",
    after: "  const unseen = state.sides.filter((side) => seen.size < 0 && side.seq < 0);\n",
  },
  {
    name: "resolution deletes the sides",
    file: "server/src/sync/keep-conflict.ts",
    seed: 8,
    before: "const body: ConflictRecord = { ...before, open: false,",
    after: "const body: ConflictRecord = { ...before, sides: [], open: false,",
  },
  {
    name: "only the last author is told",
    file: "server/src/sync/keep-conflict.ts",
    seed: 3,
    before: '  for (const author of new Set(body.sides.map((side) => side.author ?? "")))\n',
    after: '  for (const author of body.sides.map((side) => side.author ?? "").slice(-1))\n',
  },
  {
    name: "known op told by its number alone",
    file: "server/src/db/ops.ts",
    seed: 1,
    before: '        eq(op.hash, sql.placeholder("hash")),\n        eq(op.n, sql.placeholder("n")),\n',
    after: '        eq(op.n, sql.placeholder("n")),\n',
  },
  {
    name: "fork swallowed",
    file: "server/src/sync/take-ops.ts",
    seed: 1,
    before: '      forked.add(incarnation);\n      results.push([incarnation, n, "fork", 0]);\n',
    after: '      results.push([incarnation, n, "applied", 1]);\n',
  },
  {
    name: "copy answered for by its number alone",
    file: "server/src/sync/take-copies.ts",
    seed: 42,
    before: "  findInAnyLife(db, replica, n, hash64(text))?.status;",
    after: `  findInAnyLife(db, replica, n, hash64(text))?.status ??
  (db.sqlite.prepare("select status from op where replica = ? and n = ?").pluck().get(replica, n) as
    | string
    | undefined);`,
  },
  {
    name: "copies of another life never taken",
    file: "server/src/sync/take-copies.ts",
    seed: 84,
    before: "  if (!life) return;\n",
    after: "  if (life !== undefined) return;\n",
  },
  {
    name: "what hangs on somebody who waits is let in",
    file: "server/src/sync/apply-incoming.ts",
    seed: 1,
    before: '  if (parents.some((each) => isUnknown("waiting", each))) return "held";\n',
    after: "",
  },
  {
    name: "areas granted that nobody gave",
    file: "server/src/sync/granted-scopes.ts",
    seed: 1,
    before: "for (const community of [null, ...grantedAreas(",
    after: 'for (const community of [null, "vil.matala", ...grantedAreas(',
  },
  {
    name: "merge that rewrites references",
    file: "server/src/sync/apply-op.ts",
    seed: 4,
    before: '  if (stored.collection !== "beneficiary") return;\n',
    after: `  if (stored.collection === "redirect" && typeof stored.fields.into === "string")
    db.sqlite
      .prepare(
        "update record set data = cast(replace(cast(data as text), ?, ?) as blob), person_id = ? where collection = 'phone' and person_id = ?",
      )
      .run(stored.id, stored.fields.into, stored.fields.into, stored.id);
  if (stored.collection !== "beneficiary") return;
`,
  },
  {
    name: "merge followed one step only",
    file: "shared/src/people/merged-people.ts",
    seed: 106,
    before: "    const stays = endOf(redirects, id);\n",
    after: "    const stays = redirects.get(id) ?? endOf(redirects, id);\n",
  },
  {
    name: "erasure not done again after a restore",
    file: "server/src/sync/erase-person.ts",
    seed: 45,
    before: "    for (const line of lost) carryOut(",
    after: "    for (const line of lost.slice(lost.length)) carryOut(",
  },
  {
    name: "late work brings the erased back",
    file: "server/src/sync/take-ops.ts",
    seed: 2,
    before: "    if (matter) results.push(",
    after: "    if (matter && each.hash === matter.erasure) results.push(",
  },
  {
    name: "what waits of the erased stays",
    file: "server/src/sync/erase-person.ts",
    seed: 11,
    before: "  for (const entry of waiting) settleWaiting(db, entry, now);\n",
    after: "  for (const entry of waiting.slice(waiting.length)) settleWaiting(db, entry, now);\n",
  },
];
