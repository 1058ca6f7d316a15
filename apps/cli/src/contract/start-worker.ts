import { Worker, type WorkerOptions } from "node:worker_threads";

/** A thread that is started with everything said: nothing that it may do is left to a default found elsewhere. */
export function startWorker(url: URL, workerData: unknown, more: WorkerOptions = {}): Worker {
  const { env, execArgv } = process;
  const complete = { argv: [], eval: false, stdin: false, stderr: false, stdout: false, ...more };
  return new Worker(url, Object.assign(Object.create(null), complete, { workerData, env, execArgv }));
}
