import type { Worker } from "node:worker_threads";
import { knownError } from "./failure.js";

/**
 * Listens for a thread's answer to one question. A thread that ends without one, of memory that is used up for
 * instance, is told by an error of its kind: nothing waits for it for ever.
 *
 * @returns what stops listening
 */
export function listenFor<Message>(
  worker: Worker,
  heard: (message: Message) => void,
  ended: (error: unknown) => void,
): () => void {
  const failed = (error: unknown) => ended(knownError(error));
  const gone = (code: number) => ended(new Error(`a thread ended with code ${code} and without an answer`));
  worker.on("message", heard).on("error", failed).on("exit", gone);
  return () => void worker.off("message", heard).off("error", failed).off("exit", gone);
}
