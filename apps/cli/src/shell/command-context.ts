import { faultMessage, type ShowOption, type StopSignal } from "@collapsar/linalg/check";
import type { CommandContext, Note } from "../contract/context.js";
import { InterruptedError } from "../contract/errors.js";
import type { CommandRequest, ProgressReport, WorkerMessage } from "../contract/request.js";
import { makeStyle, terminalText } from "../output/style.js";

/** Messages of the worker, and their destination. */
export type Post = (message: WorkerMessage) => void;

/** The context of a command, with what it leaves behind for the JSON. */
export interface OpenContext {
  readonly context: CommandContext;
  /** Remarks with a kind; said on stderr as they come. */
  readonly notes: readonly Note[];
  /** Milliseconds of the mathematics so far. */
  readonly computeMs: () => number;
  /** The kept part, and how to go on. */
  readonly hint: () => string;
}

/** A text for programs as it is, unless a person reads it on a terminal. */
export function forReader(text: string, { terminal }: CommandRequest): string {
  return terminal.interactive ? terminalText(text) : text;
}

/** A clock that counts the time of work, asynchronous work included. */
function stopwatch(): { timed: CommandContext["compute"]; elapsed: () => number } {
  let total = 0;
  function timed<T>(work: () => T): T {
    const start = performance.now();
    const finish = () => {
      total += performance.now() - start;
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
  return { timed, elapsed: () => total };
}

function stopSignal({ stop }: CommandRequest, hint: () => string): StopSignal {
  const flag = new Int32Array(stop);
  const aborted = () => Atomics.load(flag, 0) !== 0;
  return {
    get aborted() {
      return aborted();
    },
    throwIfAborted() {
      if (aborted()) throw new InterruptedError(hint());
    },
  };
}

/** The context that a request gives to its command; what the command says is posted. */
export function openContext(request: CommandRequest, showOption: ShowOption, post: Post): OpenContext {
  let hint = "nothing was finished yet, nothing was written";
  const stop = stopSignal(request, () => hint);
  const { timed, elapsed } = stopwatch();
  const notes: Note[] = [];
  const note = (remark: string | Note) => {
    if (typeof remark === "string") {
      post({ type: "note", text: remark });
      return;
    }
    const { kind, message, remedy } = remark;
    const mend = remedy && faultMessage({ requirement: remedy }, showOption);
    notes.push({ kind, message, ...(mend && { remedy: mend }) });
    post({ type: "note", text: faultMessage({ requirement: message, remedy }, showOption) });
  };
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
    stop,
    showOption,
    output: (text) => post({ type: "output", stdout: forReader(text, request) }),
    compute: timed,
    work: { signal: stop, onProgress: progress },
    checkStop(kept = hint) {
      if (stop.aborted) throw new InterruptedError(kept);
    },
    resumeHint(text) {
      hint = text;
      post({ type: "resume", hint });
    },
  };
  return { context, notes, computeMs: elapsed, hint: () => hint };
}
