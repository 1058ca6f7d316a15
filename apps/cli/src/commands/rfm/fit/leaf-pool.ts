import type { Worker } from "node:worker_threads";
import type { Matrix } from "@collapsar/linalg";
import { type ErrorRecord, revivedError } from "@collapsar/linalg/check";
import type { TreeLeaf } from "@collapsar/rfm";
import type { Growth, LeafJob, LeafRunner } from "@collapsar/rfm/parts";
import type { CommandContext } from "../../../contract/context.js";
import { listenFor } from "../../../contract/listen-for.js";
import { onStop } from "../../../contract/on-stop.js";
import { startWorker } from "../../../contract/start-worker.js";

/** Start message of a leaf worker. */
export interface LeafWorkerData {
  readonly backend: CommandContext["common"]["backend"];
  readonly growth: Growth;
}

/** Its answer to each job. */
export type LeafMessage = { readonly leaf: TreeLeaf } | { readonly error: ErrorRecord };

/** Threads that fit the leaves of a tree, one leaf at a time each. */
export interface LeafPool {
  readonly run: LeafRunner;
  close(): Promise<void>;
}

/** The rows in memory that all threads see, so that none has a copy of its own. */
function shared({ rows, cols, data }: Matrix): Matrix {
  const copy =
    data instanceof Float32Array
      ? new Float32Array(new SharedArrayBuffer(data.byteLength))
      : new Float64Array(new SharedArrayBuffer(data.byteLength));
  copy.set(data);
  return { rows, cols, data: copy };
}

/** The growth without what cannot cross threads: listeners and the signal. */
function portable({ X, targets, options }: Growth): Growth {
  const plain = Object.entries(options).filter(
    ([key, value]) => key !== "signal" && typeof value !== "function",
  );
  return { X: shared(X), targets, options: Object.fromEntries(plain) };
}

/**
 * Threads that are started with the first leaf; when the user asks to stop they are ended, and the leaves under way are
 * left out.
 */
export function leafPool({ common, stop }: Pick<CommandContext, "common" | "stop">): LeafPool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const pending = new Set<(leaf: undefined) => void>();
  let workerData: LeafWorkerData | undefined;

  const unwatch = onStop(stop, () => {
    for (const resolve of pending) resolve(undefined);
    void close();
  });

  function launch(growth: Growth): Worker {
    workerData ??= { backend: common.backend, growth: portable(growth) };
    const worker = startWorker(new URL("./leaf-worker.js", import.meta.url), workerData);
    all.add(worker);
    return worker;
  }

  function run(job: LeafJob, growth: Growth): Promise<TreeLeaf | undefined> {
    const worker = idle.pop() ?? launch(growth);
    return new Promise((resolve, reject) => {
      pending.add(resolve);
      const settle = (finish: () => void, reusable: boolean) => {
        quiet();
        pending.delete(resolve);
        if (reusable) idle.push(worker);
        finish();
      };
      const quiet = listenFor(
        worker,
        (message: LeafMessage) =>
          settle(
            () => ("leaf" in message ? resolve(message.leaf) : reject(revivedError(message.error))),
            true,
          ),
        // one that is ended because the user asked to stop has been answered for
        (error) => settle(() => reject(error), false),
      );
      worker.postMessage(job);
    });
  }

  async function close(): Promise<void> {
    unwatch();
    await Promise.all([...all].map((worker) => worker.terminate()));
    all.clear();
  }

  return { run, close };
}
