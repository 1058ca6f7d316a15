import { join } from "node:path";
import type { CommandContext } from "../../contract/context.js";
import { isInput } from "../../files/guarded-files.js";
import type { MetricsOptions } from "../../measure/flags.js";
import type { MetricsRow } from "../../measure/row.js";
import { seriesFileNames } from "../../metric-series/series-file-names.js";
import type { SoFar } from "../../metric-series/series-run.js";
import { keepRows } from "./results.js";

type Context = CommandContext<MetricsOptions>;

/**
 * Milliseconds to the first and from one writing of the rows to the next: a report of all rows takes a while itself.
 */
const pauseMs = 2000;

/** A series whose rows are kept on the way. */
export interface KeptSeries {
  /** How many files it has; a pipe and a watched folder have no end. */
  readonly total?: number;
  /** The columns that the paths carry. */
  readonly names: readonly string[];
  /** Whether each row is printed when it is there. */
  readonly printed?: boolean;
}

/** Keeps what a series has measured so far, for a program that is ended before it can. */
export type SeriesKeeper = (found: readonly MetricsRow[][]) => Promise<void>;

function counted({ done, total }: SoFar): string {
  if (total !== undefined) return `${done} of ${total} files are measured`;
  return done === 1 ? "1 measurement is finished" : `${done} measurements are finished`;
}

const rowsAre = ({ done, total }: SoFar) =>
  total === undefined && done === 1 ? "its row is" : "their rows are";

/** The kept part of a series that the user stopped. */
export function interruption(soFar: SoFar, { out }: Context["common"]): string {
  return `${counted(soFar)}; ${rowsAre(soFar)} printed${out === undefined ? "" : ` and in ${out}`}`;
}

/** Whether the rows would take the place of a file that is measured: then they wait for the end. */
const inTheWay = (out: string) => Object.values(seriesFileNames).some((name) => isInput(join(out, name)));

/** Writes the rows to --out while the work goes on, and has the hint say how many files are in there. */
export function seriesKeeper(
  { total, names, printed = false }: KeptSeries,
  context: Context,
  now: () => number = () => performance.now(),
): SeriesKeeper {
  const { out } = context.common;
  let [kept, last] = [0, now()];
  const tell = (done: number) => {
    const lost = printed
      ? "their rows are printed"
      : "their rows are lost, with --out DIR they would be kept";
    const where = out === undefined ? lost : `the rows of ${kept} are in ${out}`;
    context.resumeHint(`${counted({ done, total })}; ${where}`);
  };
  return async (found) => {
    const done = Object.keys(found).length;
    // said before the writing too, which takes a while
    tell(done);
    if (out !== undefined && now() - last >= pauseMs && !inTheWay(out)) {
      const rows = found.flat();
      // of files that all failed nothing is kept
      if (rows.some(({ error }) => error === undefined)) {
        await keepRows(rows, names, context, { done, total });
        [kept, last] = [done, now()];
        tell(done);
      }
    }
  };
}
