import { parentPort, workerData } from "node:worker_threads";
import type { StopSignal } from "@collapsar/linalg";
import { commands } from "../commands/commands.js";
import type { CommandContext, CommandResult } from "../contract/context.js";
import { failureOf, InterruptedError } from "../contract/failure.js";
import type { CommandRequest, WorkerMessage } from "../contract/request.js";
import { watchWriting } from "../files/atomic-file.js";
import { packageVersion } from "../machine/version.js";
import { jsonFile, jsonLine } from "../output/json.js";
import { makeStyle } from "../output/style.js";

const request = workerData as CommandRequest;
const flag = new Int32Array(request.stop);

function post(message: WorkerMessage): void {
  parentPort!.postMessage(message);
}

let computeMs = 0;

/** Adds the time of the work, asynchronous work included. */
function timed<T>(work: () => T): T {
  const start = performance.now();
  const finish = () => {
    computeMs += performance.now() - start;
  };
  let result: T;
  try {
    result = work();
  } catch (error) {
    finish();
    throw error;
  }
  if (result instanceof Promise) return result.finally(finish) as T;
  finish();
  return result;
}

const stop: StopSignal = {
  get aborted() {
    return Atomics.load(flag, 0) !== 0;
  },
  throwIfAborted() {
    if (this.aborted) throw new InterruptedError("nothing was finished yet, nothing was written");
  },
};

const context: CommandContext = {
  args: request.args,
  options: request.options,
  given: new Set(request.given),
  common: request.common,
  style: makeStyle(request.terminal.colour),
  columns: request.terminal.columns,
  note: (text) => post({ type: "note", text }),
  progress: (progress) => post({ type: "progress", progress }),
  compute: timed,
  work: { signal: stop, onProgress: (progress) => post({ type: "progress", progress }) },
  stop,
  checkStop(kept) {
    if (stop.aborted) throw new InterruptedError(kept ?? "nothing was finished yet, nothing was written");
  },
  resumeHint: (hint) => post({ type: "resume", hint }),
};

/** The keys that every --json object has. */
async function envelope(result: CommandResult): Promise<Record<string, unknown>> {
  const { backendInForce } = await import("../machine/backend.js");
  const { backend, threads } = backendInForce();
  const { seed, dtype } = request.common;
  const totalMs = performance.timeOrigin + performance.now() - request.startedAt;
  return {
    schema: 1,
    version: packageVersion(),
    command: request.command,
    seed,
    backend,
    dtype,
    threads,
    timing: { computeMs, totalMs },
    ...result.json,
    ...(result.notes && { notes: result.notes }),
  };
}

async function run(): Promise<void> {
  const { common } = request;
  const { useBackend } = await import("../machine/backend.js");
  await useBackend(common.backend, common.threads);
  const command = commands.find(({ name }) => name === request.command)!;
  const result = await (await command.load()).run(context);
  for (const { message } of result.notes ?? []) context.note(message);
  const json = await envelope(result);
  if (common.out !== undefined) {
    const [{ writeAtomic }, { join }] = await Promise.all([
      import("../files/atomic-file.js"),
      import("node:path"),
    ]);
    writeAtomic(join(common.out, "result.json"), jsonFile(json));
  }
  post({ type: "done", stdout: common.json ? jsonLine(json) : `${result.text}\n` });
}

watchWriting((paths) => post({ type: "writing", paths }));
run().catch((error: unknown) => post({ type: "failed", failure: failureOf(error) }));
