import type { Experiment, ResultRow, RunRecord } from "@collapsar/experiments";
import { resultLines, trialTasks } from "@collapsar/experiments/parts";
import { seededRandom } from "@collapsar/linalg";
import type { CommandContext } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { dataChecksums, requireSameData } from "../../experiment-run/data-checksums.js";
import { machineOf } from "../../experiment-run/run-machine.js";
import { threadPool } from "../../experiment-run/trial-pool.js";

/** A run whose trials are to be computed again. */
interface Verifiable {
  readonly folder: string;
  readonly experiment: Experiment;
  readonly record: RunRecord;
  readonly finished: ReadonlyMap<string, readonly ResultRow[]>;
}

/** How many trials were computed again, and that all came out as they stand. */
export interface Verified {
  readonly trials: number;
  readonly identical: number;
}

/** Relative difference up to which two numbers agree: another machine sums in another order. */
const ROUNDING = 1e-9;

function agree(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((value, i) => agree(value, b[i]));
  if (typeof a !== "number" || typeof b !== "number") return a === b;
  return (
    Object.is(a, b) || Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE)
  );
}

/**
 * Computes random finished trials of a run again.
 *
 * @throws UsageError naming the first cell that is another now
 */
export async function verifyRun(
  { folder, experiment, record, finished }: Verifiable,
  count: number,
  context: CommandContext,
): Promise<Verified> {
  const tasks = trialTasks(experiment, record.config, record.seed).filter(({ hash }) => finished.has(hash));
  requireSameData(folder, record.data, dataChecksums(tasks.map(({ trial }) => trial)));
  const order = seededRandom(context.common.seed).permutation(tasks.length);
  const chosen = Array.from(order.subarray(0, count), (at) => tasks[at]!);
  // rounding depends on both: the same as the run had, on a machine that has them
  const { backend, threads } = machineOf({ folder, begun: record, local: true }, tasks.length, context);
  const pool = threadPool(1, { backend, threads, folder, alone: false });
  let identical = 0;
  try {
    for (const [done, task] of chosen.entries()) {
      context.checkStop("nothing was changed");
      context.progress({ done, total: chosen.length, unit: "trials" });
      const [kept, again] = [finished.get(task.hash)!, await pool.run(task, {})];
      if (resultLines(task.hash, kept) === resultLines(task.hash, again)) identical++;
      else requireAgreement(folder, task.hash, kept, again);
    }
  } finally {
    await pool.close();
  }
  return { trials: chosen.length, identical };
}

function requireAgreement(
  folder: string,
  hash: string,
  kept: readonly ResultRow[],
  again: readonly ResultRow[],
): void {
  if (kept.length !== again.length)
    throw new UsageError(`${folder}: trial ${hash} has ${kept.length} rows and gives ${again.length} now`);
  kept.forEach((row, at) => {
    for (const [key, value] of Object.entries(row)) {
      const now = again[at]![key];
      if (agree(value, now)) continue;
      throw new UsageError(
        `${folder}: trial ${hash}, row ${at}, ${key}: ${JSON.stringify(value)} is kept, ` +
          `${JSON.stringify(now)} comes out now`,
      );
    }
  });
}
