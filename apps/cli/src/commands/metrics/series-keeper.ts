import type { CommandContext } from "../../contract/context.js";
import type { MetricsOptions } from "./measure/flags.js";
import type { MetricsRow } from "./measure/row.js";
import { keepRows } from "./results.js";

/**
 * Milliseconds to the first and from one writing of the rows to the next: a report of all rows takes a while itself.
 */
const pauseMs = 2000;

/** Keeps what a series has measured so far, for a program that is ended before it can. */
export type SeriesKeeper = (found: readonly MetricsRow[][]) => Promise<void>;

/** Writes the rows to --out while the work goes on, and has the hint say how many files are in there. */
export function seriesKeeper(
  total: number,
  names: readonly string[],
  context: CommandContext<MetricsOptions>,
  now: () => number = () => performance.now(),
): SeriesKeeper {
  const { out } = context.common;
  let [kept, last] = [0, now()];
  return async (found) => {
    const done = Object.keys(found).length;
    if (out !== undefined && now() - last >= pauseMs) {
      const rows = found.flat();
      // of files that all failed nothing is kept
      if (rows.some(({ error }) => error === undefined)) {
        await keepRows(rows, names, context, { done, total });
        [kept, last] = [done, now()];
      }
    }
    const where =
      out === undefined
        ? "their rows are lost, with --out DIR they would be kept"
        : `the rows of ${kept} are in ${out}`;
    context.resumeHint(`${done} of ${total} files are measured; ${where}`);
  };
}
