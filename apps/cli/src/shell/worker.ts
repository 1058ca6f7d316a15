import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { faultMessage, type StopSignal } from "@collapsar/linalg/check";
import { commands } from "../commands/commands.js";
import type { CommandContext, CommandResult, Note } from "../contract/context.js";
import { InterruptedError } from "../contract/errors.js";
import { failureOf } from "../contract/failure.js";
import { commonFlags, type Flags } from "../contract/flags.js";
import type { CommandRequest, ProgressReport, WorkerMessage } from "../contract/request.js";
import { flagShower } from "../contract/shown-flags.js";
import { writeAtomic } from "../files/atomic-file.js";
import { checkOutputs } from "../files/check-outputs.js";
import { watchWriting } from "../files/temporary-files.js";
import { packageVersion } from "../machine/version.js";
import { jsonFile, jsonLine } from "../output/json.js";
import { makeStyle, terminalText } from "../output/style.js";

const request = workerData as CommandRequest;
const stopFlag = new Int32Array(request.stop);
const command = commands.find(({ name }) => name === request.command)!;
const flags: Flags = { ...command.flags, ...commonFlags };
const showOption = flagShower(flags);

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

let hint = "nothing was finished yet, nothing was written";

const stop: StopSignal = {
  get aborted() {
    return Atomics.load(stopFlag, 0) !== 0;
  },
  throwIfAborted() {
    if (stop.aborted) throw new InterruptedError(hint);
  },
};

/** Remarks with a kind, for the JSON; said on stderr as they come. */
const notes: Note[] = [];

function note(remark: string | Note): void {
  if (typeof remark === "string") {
    post({ type: "note", text: remark });
    return;
  }
  const { kind, message, remedy } = remark;
  notes.push({ kind, message });
  post({ type: "note", text: faultMessage({ requirement: message, remedy }, showOption) });
}

const progress = (report: ProgressReport) => post({ type: "progress", progress: report });

const context: CommandContext = {
  args: request.args,
  options: request.options,
  given: new Set(request.given),
  common: request.common,
  style: makeStyle(request.terminal.colour),
  columns: request.terminal.columns,
  note,
  progress,
  output: (text) => post({ type: "output", stdout: forReader(text) }),
  compute: timed,
  work: { signal: stop, onProgress: progress },
  stop,
  checkStop(kept = hint) {
    if (stop.aborted) throw new InterruptedError(kept);
  },
  resumeHint(text) {
    hint = text;
    post({ type: "resume", hint });
  },
  showOption,
};

/** A text for programs as it is, unless a person reads it on a terminal. */
function forReader(text: string): string {
  return request.terminal.interactive ? terminalText(text) : text;
}

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
    ...(notes.length > 0 && { notes }),
    ...result.json,
  };
}

function stdoutOf(
  { text, document, bytes, printed }: CommandResult,
  json: Record<string, unknown>,
): string | Uint8Array {
  if (printed === true) return "";
  if (request.common.json) return jsonLine(json);
  if (bytes !== undefined) return bytes;
  return document === undefined ? terminalText(`${text}\n`) : forReader(document);
}

async function run(): Promise<void> {
  const { common } = request;
  checkOutputs(command, request);
  const { useBackend } = await import("../machine/backend.js");
  await useBackend(common.backend, common.threads);
  const result = await (await command.load()).run(context);
  for (const remark of result.notes ?? []) note(remark);
  const json = await envelope(result);
  const folder = result.folder ?? common.out;
  if (folder !== undefined) writeAtomic(join(folder, "result.json"), jsonFile(json));
  post({ type: "done", stdout: stdoutOf(result, json) });
}

watchWriting((paths) => post({ type: "writing", paths }));
run().catch((error: unknown) => {
  const failure = failureOf(error, flags);
  // an error that the wish to stop brought about, in a library that has no word for it
  const stopped = stop.aborted && failure.kind === "fault";
  post({ type: "failed", failure: stopped ? { kind: "interrupted", message: hint } : failure });
});
