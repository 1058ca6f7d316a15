import type { Worker } from "node:worker_threads";
import type { ResultRow, TaskContext, TrialPool, TrialTask } from "@collapsar/experiments";
import { type ErrorRecord, revivedError } from "@collapsar/linalg/check";
import { listenFor } from "../contract/listen-for.js";
import type { CommonOptions } from "../contract/request.js";
import { startWorker } from "../contract/start-worker.js";
import type { Computing } from "./computing.js";

/** Messages of a trial worker. */
export type TrialMessage =
  | { readonly type: "progress"; readonly fraction: number; readonly message?: string | undefined }
  | { readonly type: "rows"; readonly rows: readonly ResultRow[] }
  | { readonly type: "error"; readonly error: ErrorRecord };

/** Start message of a trial worker. */
export interface TrialWorkerData {
  readonly backend: CommonOptions["backend"];
  readonly threads: number;
  /** The folder of the run, where long trials keep their checkpoints. */
  readonly folder: string;
  /** Whether the run has a single trial, whose files need no mark of their own. */
  readonly alone: boolean;
  /** The path of the experiment's module, where it is the user's own. */
  readonly module?: string | undefined;
}

/** A pool that can be taken down. */
export interface ThreadPool extends TrialPool {
  /** The backend of the trials, where it is not this process and as far as it is known. */
  computing?(): Computing | undefined;
  close(): Promise<void>;
}

/** Worker threads, each running one trial at a time; an aborted trial's thread is ended, whatever it is doing. */
export function threadPool(size: number, settings: TrialWorkerData): ThreadPool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();

  function launch(): Worker {
    const worker = startWorker(new URL("./trial-worker.js", import.meta.url), settings);
    all.add(worker);
    worker.on("exit", () => all.delete(worker));
    return worker;
  }

  function run(task: TrialTask, { signal, progress }: TaskContext): Promise<readonly ResultRow[]> {
    const worker = idle.pop() ?? launch();
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void, reusable: boolean) => {
        quiet();
        signal?.removeEventListener("abort", abort);
        if (reusable) idle.push(worker);
        finish();
      };
      const abort = () => {
        void worker.terminate();
        settle(() => reject(signal!.reason), false);
      };
      signal?.addEventListener("abort", abort, { once: true });
      const quiet = listenFor(
        worker,
        (message: TrialMessage) => {
          if (message.type === "progress") progress?.(message.fraction, message.message);
          else if (message.type === "rows") settle(() => resolve(message.rows), true);
          else settle(() => reject(revivedError(message.error)), true);
        },
        (error) => settle(() => reject(error), false),
      );
      worker.postMessage(task);
    });
  }

  return {
    size,
    run,
    close: async () => void (await Promise.all([...all].map((worker) => worker.terminate()))),
  };
}
