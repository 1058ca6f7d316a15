import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  defineExperiment,
  type ResultRow,
  type RunProgress,
  type TaskContext,
  type TrialPool,
  type TrialTask,
} from "../src/index.js";
import { runTask, runTrials, trialHash, trialTasks } from "../src/parts.js";

const rowsOf = (x: number): ResultRow[] =>
  Array.from({ length: 1 + (x % 3) }, (_, k) => ({ x, k, y: x * x }));

const counting = defineExperiment({
  id: "test/counting",
  title: "Counting",
  paper: "none",
  description: "x and its square",
  schema: z.object({ xs: z.array(z.number()) }),
  trials: ({ xs }) => xs.map((x) => ({ x })),
  runTrial: ({ x }, { progress }): ResultRow[] => {
    progress?.(0.5, `half of ${x}`);
    return rowsOf(x);
  },
  summarise: (rows) => rows,
  figures: () => [],
});

/** A pool that finishes its tasks in an order of its own. */
function shuffledPool(size: number): TrialPool & { most: number } {
  let running = 0;
  const pool = {
    size,
    most: 0,
    async run({ trial }: TrialTask, { signal }: TaskContext) {
      running++;
      pool.most = Math.max(pool.most, running);
      const { x } = trial as { x: number };
      await new Promise((resolve) => setTimeout(resolve, (x * 7) % 5));
      running--;
      signal?.throwIfAborted();
      return rowsOf(x);
    },
  };
  return pool;
}

const distinct = fc.uniqueArray(fc.nat(50), { minLength: 1, maxLength: 12 });

describe("runTrials", () => {
  it("gives the rows in the order of the trials, whatever the pool and whatever is finished already", async () => {
    await fc.assert(
      fc.asyncProperty(distinct, fc.integer({ min: 1, max: 5 }), fc.nat(12), async (xs, size, done) => {
        const tasks = trialTasks(counting, { xs }, 3);
        const finished = new Map(tasks.slice(0, done).map(({ hash }, i) => [hash, rowsOf(xs[i]!)]));
        const pool = shuffledPool(size);
        const fresh: string[] = [];
        const rows = await runTrials(
          counting,
          { xs },
          {
            seed: 3,
            pool,
            finished,
            onRows: ({ hash }) => void fresh.push(hash),
          },
        );
        expect(rows).toEqual(xs.flatMap(rowsOf));
        expect(fresh.sort()).toEqual(
          tasks
            .slice(done)
            .map(({ hash }) => hash)
            .sort(),
        );
        expect(pool.most).toBeLessThanOrEqual(size);
      }),
      { numRuns: 20 },
    );
  });

  it("reports progress in trials that never falls and ends at all, parts of trials included", async () => {
    const seen: RunProgress[] = [];
    await runTrials(counting, { xs: [1, 2, 3, 4] }, { onProgress: (progress) => void seen.push(progress) });
    const done = seen.map((progress) => progress.done);
    expect(done[0]).toBe(0);
    expect(seen.at(-1)).toMatchObject({ done: 4, total: 4, finished: 4, unit: "trials" });
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done).toContain(0.5);
    expect(seen.some(({ message }) => message === "half of 2")).toBe(true);
  });

  it("stops when it is told to, and keeps what is finished", async () => {
    const stop = new AbortController();
    const kept: ResultRow[] = [];
    const run = runTrials(
      counting,
      { xs: [1, 2, 3] },
      {
        signal: stop.signal,
        onRows: (_, rows) => {
          kept.push(...rows);
          stop.abort(new Error("enough"));
        },
      },
    );
    await expect(run).rejects.toThrow("enough");
    expect(kept).toEqual(rowsOf(1));
  });

  it("hears a timer between trials that are synchronous", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("heard")), 0);
    const xs = Array.from({ length: 1000 }, (_, i) => i);
    await expect(runTrials(counting, { xs }, { signal: stop.signal })).rejects.toThrow("heard");
  });

  it("passes on the error of a trial and stops the others", async () => {
    const pool: TrialPool = {
      size: 2,
      run: async ({ trial }, { signal }) => {
        if ((trial as { x: number }).x === 1) throw new RangeError("trial 1 is wrong");
        await new Promise((resolve) => setTimeout(resolve, 20));
        signal?.throwIfAborted();
        return rowsOf(0);
      },
    };
    await expect(runTrials(counting, { xs: [1, 2, 3] }, { pool })).rejects.toThrow("trial 1 is wrong");
  });

  it("refuses trials that do not differ and trials without rows", async () => {
    await expect(runTrials(counting, { xs: [1, 1] })).rejects.toThrow(/trials of test\/counting must differ/);
    const empty = { ...counting, runTrial: () => [] };
    await expect(runTrials(empty, { xs: [1] })).rejects.toThrow(
      /a trial of test\/counting must return at least one row, got none/,
    );
  });

  it("runs one task by the name of its experiment, as a worker does", async () => {
    const trial = { part: "kernels", perClass: 3, activation: "erf", depths: [2] };
    const hash = trialHash("demo", 0, trial);
    const rows = await runTask({ experiment: "demo", trial, seed: 0, hash });
    expect(rows.map((row) => row["kernel"])).toEqual(["data", "nngp", "ntk"]);
  });
});
