/**
 * Wrong versions of the device's half of the sync. Each is one change to one source, made only in a copy; the text
 * before it has to stand there exactly once.
 * @type {{ name: string, file: string, seed?: number, before: string, after: string }[]}
 */
export const ON_THE_DEVICE = [
  {
    name: "base read at save time",
    file: "client/src/data/save.ts",
    seed: 7,
    before: "const op = makeOp(planned, {",
    after: "const op = makeOp(record ? { ...planned, base: record.base } : planned, {",
  },
  {
    name: "saved before it is durable",
    file: "client/src/data/save.ts",
    seed: 2,
    before:
      "  const { strict } = replica.databases;\n  const tables = [strict.outbox, strict.overlay, strict.meta, strict.draft];",
    after:
      "  const strict = replica.databases.relaxed;\n  const tables = [strict.outbox, strict.overlay, strict.meta, strict.draft];",
  },
  {
    name: "cursor saved before rows",
    file: "client/src/data/keep-frames.ts",
    seed: 4,
    before: `      await relaxed.segment.bulkAdd(kept.flatMap(({ segment }) => (segment.rows > 0 ? [segment] : [])));
      await relaxed.scope.bulkPut(known);
      return kept;
    });`,
    after: `      await relaxed.scope.bulkPut(known);
      return kept;
    }).then(async (kept) => {
      await relaxed.segment.bulkAdd(kept.flatMap(({ segment }) => (segment.rows > 0 ? [segment] : [])));
      return kept;
    });`,
  },
  {
    name: "pulled row skipped while something is pending",
    file: "client/src/data/read-arrivals.ts",
    seed: 1,
    before: "const entries = replica.directory.apply(segment, scope, rows);",
    after: `const isMine = (row: (typeof rows)[number]) => replica.pending.of(row.collection, row.id).length > 0;
  const entries = replica.directory.apply(
    segment,
    scope,
    rows.map((row) => (isMine(row) ? { ...row, id: "skipped" } : row)),
  );`,
  },
  {
    name: "new scope not starting at 0",
    file: "client/src/data/grant-scopes.ts",
    seed: 1,
    before: "added.push({ number, cursor: 0, ",
    after:
      "added.push({ number, cursor: Math.max(0, ...[...replica.scopes.values()].map((each) => each.cursor)), ",
  },
  {
    name: "areas taken away without a word",
    file: "client/src/data/grant-scopes.ts",
    seed: 1,
    before: "return names.length > 0 ? incidentOf",
    after: "return names.length < 0 ? incidentOf",
  },
  {
    name: "what an older build kept read as it is",
    file: "client/src/data/segments.ts",
    seed: 3,
    before: "rows: decoded.value.map((row) => raiseRow(row, schema)),",
    after: "rows: decoded.value.map((row) => (schema < 0 ? raiseRow(row, schema) : row)),",
  },
  {
    name: "purge before custody",
    file: "client/src/data/purge-scopes.ts",
    seed: 16,
    before: "      if (await hasUnsent(replica, scope)) return false;\n",
    after: "      void hasUnsent;\n",
  },
  {
    name: "op dropped on a 4xx",
    file: "client/src/sync/exchange-round.ts",
    seed: 1,
    before: "  if (none) return none;\n",
    after: `  if (none?.kind === "refused" && at.epoch !== null)
    await ports.store.acknowledge(lines.map(({ incarnation, n }) => [incarnation, n, "applied", 1]), at.epoch);
  if (none) return none;
`,
  },
  {
    name: "op dropped after five tries",
    file: "client/src/sync/exchange-round.ts",
    seed: 3,
    before: '  if (!answered) return { kind: "no-network" };',
    after: `  if (!answered) {
    const all = globalThis as { tries?: number };
    all.tries = (all.tries ?? 0) + 1;
    if (at.epoch !== null && all.tries % 5 === 0)
      await ports.store.acknowledge(lines.map(({ incarnation, n }) => [incarnation, n, "applied", 1]), at.epoch);
    return { kind: "no-network" };
  }`,
  },
  {
    name: "acknowledged by HTTP status",
    file: "client/src/sync/exchange-round.ts",
    seed: 3,
    before: "  if (none) return none;\n",
    after: `  if (reply.status === 200 && at.epoch !== null)
    await ports.store.acknowledge(lines.map(({ incarnation, n }) => [incarnation, n, "applied", 1]), at.epoch);
  if (none) return none;
`,
  },
  {
    name: "answer without MAC believed",
    file: "client/src/sync/exchange-round.ts",
    seed: 1,
    before: "    if (!(await proof.verify16(input, part.mac))) return false;\n",
    after: "    await proof.verify16(input, part.mac);\n",
  },
  {
    name: "new incarnation not taken",
    file: "client/src/sync/exchange-round.ts",
    seed: 1,
    before: "if (answer.incarnation) await",
    after: "if (answer.incarnation && this.counter < 0) await",
  },
  {
    name: "what cannot be read blocks the queue",
    file: "client/src/data/replica-sync-store.ts",
    seed: 1,
    before: "      if (kept.author !== this.#replica.me.staffId) continue;\n",
    after: "      if (this.#replica.sendOnly.has(n)) break;\n",
  },
  {
    name: "nothing offered again after a restore",
    file: "client/src/data/start-epoch.ts",
    seed: 10,
    before: "    else if (one) again.push(one);\n",
    after: "    else if (one && row.n < 0) again.push(one);\n",
  },
  {
    name: "own word never gives way to its echo",
    file: "client/src/data/echoes.ts",
    seed: 1,
    before: "  if (state !== 1 || seq === 0) return false;\n",
    after: "  if (state !== 1 || seq >= 0) return false;\n",
  },
  {
    name: "tombstones lost when segments are merged",
    file: "client/src/data/merge-segments.ts",
    seed: 2,
    before: "  rows.filter((each, at) => replica",
    after: '  rows.filter((each, at) => each.state === "live" && replica',
  },
  {
    name: "two leaders",
    file: "client/src/data/fence.ts",
    seed: 1,
    before: '  fence !== null && (await numberIn(database, "fence", 0)) !== fence;',
    after: '  fence !== null && (await numberIn(database, "fence", 0)) < 0;',
  },
  {
    name: "merges worked out only once",
    file: "client/src/data/merges.ts",
    seed: 4,
    before: "    if (version === this.#version) return this.#people;\n",
    after: '    if (this.#version !== "") return this.#people;\n',
  },
  {
    name: "delivered work about the erased kept",
    file: "client/src/data/forget-erased.ts",
    seed: 2,
    before: "    await strict.outbox.bulkDelete(numbers);\n",
    after: "    await strict.outbox.bulkDelete(numbers.slice(numbers.length));\n",
  },
  {
    name: "second copies go whatever came back",
    file: "client/src/sync/hand-in.ts",
    seed: 2,
    before: "    if (!answer) return {",
    after: `    if (!answer) for (const name of request) await shelf.remove(name);
    if (!answer) return {`,
  },
  {
    name: "copies of a forgotten life dropped at opening",
    file: "client/src/data/second-copies.ts",
    seed: 10,
    before: "if (copy?.hash && (await isDelivered(copy.n, copy.hash)))",
    after:
      "if (copy?.hash && (!unsent.some(({ n }) => n === copy.n) || (await isDelivered(copy.n, copy.hash))))",
  },
  {
    name: "a database that came back empty keeps silent",
    file: "client/src/data/forgotten-life.ts",
    seed: 10,
    before: "numbers.filter((n) => n >= nextN);\n    if",
    after: "numbers.filter((n) => n < 0 && n >= nextN);\n    if",
  },
  {
    name: "answer about copies believed without proof",
    file: "client/src/sync/hand-in.ts",
    seed: 20,
    before: "return inside === undefined || inside === hash;",
    after: "return inside === undefined || hash !== null;",
  },
  {
    name: "copies handed in unseen leave no name",
    file: "client/src/data/copy-shelf.ts",
    seed: 62,
    before: "        if (leaves(name)) await shelf.keepName(name);\n",
    after: '        if (name === "" && leaves(name)) await shelf.keepName(name);\n',
  },
  {
    name: "older rows of the erased kept",
    file: "client/src/data/forget-erased.ts",
    seed: 5,
    before: "    const isThere = rows.some(",
    after: "    const isThere = rows.length < 0 && rows.some(",
  },
];
