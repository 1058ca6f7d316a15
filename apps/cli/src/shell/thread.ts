import { rmSync } from "node:fs";
import type { Worker } from "node:worker_threads";
import { atMost } from "../contract/at-most.js";
import type { Failure } from "../contract/exit-code.js";
import { failureOf } from "../contract/failure.js";
import type { CommandRequest, WorkerMessage } from "../contract/request.js";
import { startWorker } from "../contract/start-worker.js";

/** A stop that the worker has not obeyed by then is made by force: Ctrl-C acts within a second. */
const graceMs = 500;

/** A thread that stopped in time, and is writing what was finished, is given this long. */
const keepingMs = 5000;

const nothingKept = "nothing was finished yet, nothing was written";

/** Intermediate messages of a command's thread. */
export type Listener = (
  message: Exclude<WorkerMessage, { type: "writing" | "resume" | "keeping" | "done" | "failed" }>,
) => void;

/** How a command's thread ended: with text for stdout, or badly. */
export type Ending = { readonly stdout: string | Uint8Array } | { readonly failure: Failure };

/** A command at work in a thread of its own, which can be asked to stop, and is ended if it does not hear. */
export class CommandThread {
  private readonly flag: Int32Array;
  private readonly worker: Worker;
  private writing: readonly string[] = [];
  private hint = nothingKept;
  private keeping = false;
  /** Whether the thread is gone; one inside native code is not, even when it was ended. */
  ended = false;
  private settle!: (ending: Ending) => void;
  readonly ending: Promise<Ending>;

  constructor(request: CommandRequest, listener: Listener) {
    this.flag = new Int32Array(request.stop);
    this.ending = new Promise((resolve) => {
      this.settle = resolve;
    });
    this.worker = startWorker(new URL("./worker.js", import.meta.url), request, { stdout: true });
    // what a library prints is no result: stdout carries results alone
    this.worker.stdout.pipe(process.stderr, { end: false });
    this.worker.on("message", (message: WorkerMessage) => this.heard(message, listener));
    this.worker.on("error", (error: Error) => this.settle({ failure: failureOf(error, {}) }));
    this.worker.on("exit", (code) => this.exited(code));
  }

  private heard(message: WorkerMessage, listener: Listener): void {
    if (message.type === "writing") this.writing = message.paths;
    else if (message.type === "resume") this.hint = message.hint;
    else if (message.type === "keeping") this.keeping = true;
    else if (message.type === "done") this.settle({ stdout: message.stdout });
    else if (message.type === "failed") this.settle({ failure: message.failure });
    else listener(message);
  }

  /** The last message may still be under way when the thread is gone. */
  private exited(code: number): void {
    this.ended = true;
    const stopped = Atomics.load(this.flag, 0) !== 0;
    const failure: Failure = stopped
      ? { kind: "interrupted", message: this.hint }
      : { kind: "fault", message: `the worker ended with code ${code}` };
    setTimeout(() => this.settle({ failure }), 100);
  }

  /**
   * Asks the work to stop, and ends it when it does not hear.
   *
   * @param impatient - it is a user, who ends it at once by asking a second time; a terminal that is closed asks
   * by several signals
   */
  interrupt(impatient: boolean): void {
    if (Atomics.exchange(this.flag, 0, 1) !== 0) {
      if (impatient) void this.force();
    } else setTimeout(() => this.overdue(), graceMs).unref();
  }

  private overdue(): void {
    if (this.keeping) setTimeout(() => void this.force(), keepingMs).unref();
    else void this.force();
  }

  /** Ends the thread, and takes its unfinished files away. */
  private async force(): Promise<void> {
    // ended first, or it could write on after its temporary files are gone
    await atMost(100, this.worker.terminate());
    for (const path of this.writing) rmSync(path, { force: true });
    this.settle({ failure: { kind: "interrupted", message: this.hint } });
  }
}
