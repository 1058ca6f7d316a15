import { getBackend, type Work } from "@collapsar/linalg";
import { revivedError } from "@collapsar/linalg/check";
import { fitModel } from "../model/fit-model.js";
import type { ModelData } from "../model/model-data.js";
import type { ModelOptions } from "../model/model-options.js";
import type { RfmModel } from "../model/rfm-model.js";
import { startFitWorker, type WorkerHost } from "./worker-host.js";

/** How often a signal that has no events is looked at. */
const lookMs = 50;

/** Calls `onAbort` once the signal is aborted; returns what ends the watch. */
function watched({ signal }: Work, onAbort: () => void): () => void {
  if (signal === undefined) return () => {};
  const clock = setInterval(() => {
    if (signal.aborted) onAbort();
  }, lookMs);
  return () => clearInterval(clock);
}

/** The reason of an aborted signal. */
function reasonOf({ signal }: Work): unknown {
  try {
    signal?.throwIfAborted();
  } catch (reason) {
    return reason;
  }
  return new Error("aborted");
}

const isNative = () => getBackend().uses[0]?.name === "native";

function fitIn(
  host: WorkerHost,
  data: ModelData,
  { signal, onProgress, ...options }: ModelOptions,
): Promise<RfmModel> {
  return new Promise((resolve, reject) => {
    let ready = false;
    const finish = (settle: () => void) => {
      unwatch();
      host.end();
      settle();
    };
    const unwatch = watched({ signal }, () => finish(() => reject(reasonOf({ signal }))));
    // without its file (a bundle of one file, say) a worker breaks before it is ready: then this thread does the work
    const here = () => resolve(fitModel(data, { ...options, signal, onProgress }).model);
    host.listen(
      (reply) => {
        if (reply.type === "ready") {
          ready = true;
          host.post({ data, options, native: isNative() });
        } else if (reply.type === "progress") onProgress?.(reply.progress);
        else if (reply.type === "model") finish(() => resolve(reply.model));
        else finish(() => reject(revivedError(reply.error)));
      },
      () =>
        finish(() => {
          if (ready) reject(new Error("fit: the worker ended without an answer"));
          else attempt(here, reject);
        }),
    );
  });
}

function attempt(work: () => void, reject: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    reject(error);
  }
}

/** Fits in a worker, or here where none can be started. */
export async function fitElsewhere(data: ModelData, options: ModelOptions): Promise<RfmModel> {
  options.signal?.throwIfAborted();
  const host = startFitWorker();
  return host === undefined ? fitModel(data, options).model : fitIn(host, data, options);
}
