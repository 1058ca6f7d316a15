import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import type { Progress } from "@collapsar/linalg";
import { type ErrorRecord, revivedError } from "@collapsar/linalg/check";
import { atMost } from "../../contract/at-most.js";
import type { CommandContext, Note } from "../../contract/context.js";
import { listenFor } from "../../contract/listen-for.js";
import { startWorker } from "../../contract/start-worker.js";
import { unlessStopped } from "../../contract/unless-stopped.js";
import type { MetricsOptions } from "../../measure/flags.js";
import type { SharedInputs } from "../../measure/measure-set.js";
import type { MetricsRow } from "../../measure/row.js";
import type { SeriesFile } from "../../metric-series/series-files.js";
import type { SeriesKeeper } from "./series-keeper.js";
import { seriesProgress } from "./series-progress.js";

/** Start message of a thread that measures files. */
export interface SeriesWorkerData {
  readonly options: MetricsOptions;
  readonly common: CommandContext["common"];
  readonly shared: SharedInputs;
}

/** A series under way: `found` holds the rows of each file that is done, at its place. */
export interface SeriesWork {
  readonly context: CommandContext<MetricsOptions>;
  readonly shared: SharedInputs;
  readonly found: MetricsRow[][];
  readonly keep: SeriesKeeper;
}

/** Its messages: remarks and progress, then the rows of the file. */
export type SeriesMessage =
  | { readonly progress: Progress }
  | { readonly note: string | Note }
  | { readonly rows: MetricsRow[] }
  | { readonly error: ErrorRecord };

/** Bytes of all files from which threads of their own are worth their start. */
const WORTH = 2 ** 25;

/** Each thread holds blocks and sums of one file, some 100 MB: four stay below half a gigabyte. */
const MOST = 4;

/** Bytes of a file; 0 of one that cannot be read, which its row will say. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** How many files are measured side by side; 1 where they are few or small. */
export function threadsFor(files: readonly SeriesFile[], asked: number | undefined): number {
  const bytes = files.reduce((sum, { path }) => sum + sizeOf(path), 0);
  return bytes < WORTH ? 1 : Math.min(asked ?? availableParallelism(), files.length, MOST);
}

/** A thread at work on one file. */
function measureIn(
  worker: Worker,
  file: SeriesFile,
  { note, progress }: { note: (note: string | Note) => void; progress: (part: Progress) => void },
): Promise<MetricsRow[]> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      quiet();
      finish();
    };
    const quiet = listenFor(
      worker,
      (message: SeriesMessage) => {
        if ("note" in message) note(message.note);
        else if ("progress" in message) progress(message.progress);
        else if ("rows" in message) settle(() => resolve(message.rows));
        else settle(() => reject(revivedError(message.error)));
      },
      (error) => settle(() => reject(error)),
    );
    worker.postMessage(file);
  });
}

/**
 * Measures files in threads side by side; each file is measured in one thread, so that the rows do not depend on how
 * many there are.
 *
 * @throws InterruptedError where the user stops, whatever the threads are doing
 */
export async function measureSideBySide(
  files: readonly SeriesFile[],
  count: number,
  { context, shared, found, keep }: SeriesWork,
): Promise<void> {
  const { options, common, stop } = context;
  const workerData: SeriesWorkerData = { options, common, shared };
  const workers = Array.from({ length: count }, () =>
    startWorker(new URL("./series-worker.js", import.meta.url), workerData),
  );
  const queue = [...files.entries()];
  const progress = seriesProgress(context, files.length);
  const work = async (worker: Worker) => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [at, file] = next;
      const { path } = file;
      progress.begin(path);
      found[at] = await measureIn(worker, file, {
        note: context.note,
        progress: (part) => progress.within(path, part),
      });
      await keep(found);
      progress.end(path);
    }
  };
  try {
    await context.compute(() => unlessStopped(Promise.all(workers.map(work)), context));
  } finally {
    const ended = Promise.all(workers.map((worker) => worker.terminate()));
    // the finished rows are not to wait for a thread inside native code
    await (stop.aborted ? atMost(150, ended) : ended);
  }
}
