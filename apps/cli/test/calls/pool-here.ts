import { join } from "node:path";
import type { TrialPool } from "@collapsar/experiments";
import { runTask } from "@collapsar/experiments/parts";
import { errorRecord, revivedError } from "@collapsar/linalg/check";
import { knownError } from "../../src/contract/failure.js";
import { checkpointFile } from "../../src/experiment-run/checkpoint-file.js";
import type { ThreadPool, TrialWorkerData } from "../../src/experiment-run/trial-pool.js";
import { writeAtomic } from "../../src/files/atomic-file.js";

/** The last checkpoint that a trial wrote: at its end it is taken away. */
export const lastCheckpoint: { path: string; bytes: Uint8Array } = { path: "", bytes: new Uint8Array() };

/** The pool of trials without its threads: what a worker does, here, with the same files and the same errors. */
export function threadPool(size: number, { folder, alone }: TrialWorkerData): ThreadPool {
  const run: TrialPool["run"] = async (task, { progress }) => {
    const kept = checkpointFile(folder, task.hash);
    const write = (bytes: Uint8Array) => {
      Object.assign(lastCheckpoint, { path: kept.name, bytes });
      return kept.write(bytes);
    };
    const keep = (name: string, bytes: Uint8Array) =>
      writeAtomic(join(folder, alone ? name : `${task.hash.slice(0, 8)}-${name}`), bytes);
    try {
      const context = { checkpoint: { ...kept, write }, keep, ...(progress && { progress }) };
      const rows = await runTask(task, context);
      kept.remove();
      return rows;
    } catch (error) {
      throw revivedError(errorRecord(knownError(error)));
    }
  };
  return { size, run, close: async () => {} };
}
