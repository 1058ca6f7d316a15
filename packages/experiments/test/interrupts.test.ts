import { seededRandom } from "@collapsar/linalg";
import { expect, it } from "vitest";
import { z } from "zod";
import { defineExperiment, memoryStore, runExperiment } from "../src/index.js";
import { runFiles } from "../src/parts.js";

/** Trials of one to three rows, with everything that a cell may hold. */
const small = defineExperiment({
  id: "test/small",
  title: "Small trials",
  paper: "KK",
  description: "Rows of a few cells, for the tests of interrupted runs.",
  schema: z.object({ trials: z.number() }),
  trials: ({ trials }) => Array.from({ length: trials }, (_, at) => ({ at })),
  async runTrial({ at }, { seed, signal }) {
    await Promise.resolve();
    signal?.throwIfAborted();
    const random = seededRandom(seed + at);
    return Array.from({ length: 1 + (at % 3) }, (_, row) => ({
      at,
      row,
      value: random.normal(),
      odd: at % 2 === 1,
      text: `"é\u2028${at}`,
      none: null,
      list: [random.next(), Number.NaN],
      infinite: Number.POSITIVE_INFINITY,
    }));
  },
  summarise: (rows) => rows,
  figures: () => [],
});

const config = { trials: 8 };
const sorted = (text: string) => text.trimEnd().split("\n").sort().join("\n");

it("200 runs that were cut at random moments, up to three times each, end in the rows of the unbroken one", async () => {
  const whole = memoryStore();
  await runExperiment(small, { config, store: whole });
  const rows = String(whole.files.get(runFiles.rows));
  const random = seededRandom(11);
  let cut = 0;
  for (let run = 0; run < 200; run++) {
    const store = memoryStore();
    const times = 1 + Math.floor(3 * random.next());
    for (let time = 0; time < times; time++) {
      // A signal stops between trials; a kill leaves the file cut at any byte.
      const stop = new AbortController();
      const after = Math.floor(8 * random.next());
      await runExperiment(small, {
        config,
        store,
        signal: stop.signal,
        onProgress: ({ done }) => done >= after && stop.abort(new Error("stopped")),
      }).catch((error: Error) => expect(error.message).toBe("stopped"));
      const text = String(store.files.get(runFiles.rows) ?? "");
      const end = Math.floor((text.length + 1) * random.next());
      if (end < text.length) cut++;
      await store.write(runFiles.rows, text.slice(0, end));
    }
    await runExperiment(small, { config, store });
    expect(sorted(String(store.files.get(runFiles.rows)))).toBe(sorted(rows));
    expect(store.files.get(runFiles.parquet)).toEqual(whole.files.get(runFiles.parquet));
  }
  expect(cut).toBeGreaterThan(100);
}, 120_000);
