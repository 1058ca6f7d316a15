import { rmSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { exitCode, failureOf } from "../contract/failure.js";
import type { CommandRequest, CommonOptions, Failure, WorkerMessage } from "../contract/request.js";
import { makeStyle, wantsColour } from "../output/style.js";
import { type Call, checkCall } from "./call.js";
import { progressBar } from "./progress-bar.js";

/** A stop that the worker has not obeyed by then is made by force: Ctrl-C acts within a second. */
const graceMs = 600;

/** Writes everything before the process may end. */
function flushed(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve) => {
    stream.write(text, () => resolve());
  });
}

/**
 * Runs a command in a worker thread while this thread keeps the terminal alive: results to stdout, progress, notes and
 * errors to stderr.
 *
 * @returns the exit code
 */
export async function runCommand(call: Call, common: CommonOptions, colour: boolean): Promise<number> {
  const style = makeStyle(wantsColour(process.stderr, colour));
  try {
    checkCall(call);
  } catch (error) {
    const failure = failureOf(error);
    await flushed(process.stderr, `${failureText(failure, common.verbose, style.red)}\n`);
    return exitCode(failure);
  }
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const request: CommandRequest = {
    command: call.command.name,
    args: call.args,
    options: call.options,
    given: [...call.typed.keys()],
    startedAt: performance.timeOrigin,
    common,
    terminal: { colour: wantsColour(process.stdout, colour), columns: process.stdout.columns ?? 100 },
    stop,
  };
  const bar = progressBar(common.quiet ? { write: () => {} } : process.stderr);
  const clock = setInterval(() => bar.tick(), 250);
  clock.unref();
  const worker = new Worker(new URL("./worker.js", import.meta.url), {
    workerData: request,
    stdout: true,
  });
  // what a library prints is no result: stdout carries results alone
  worker.stdout.pipe(process.stderr, { end: false });
  let writing: readonly string[] = [];
  let hint = "";
  /** Notes wait until the work has begun: a wrong input is one sentence, without remarks before it. */
  const notes: string[] = [];

  const say = (text: string) => {
    bar.clear();
    process.stderr.write(`${text}\n`);
  };

  function flushNotes(): void {
    for (const text of notes.splice(0)) if (!common.quiet) say(`${style.yellow("note:")} ${text}`);
  }

  async function fail(failure: Failure): Promise<number> {
    bar.clear();
    await flushed(process.stderr, `${failureText(failure, common.verbose, style.red)}\n`);
    return exitCode(failure);
  }

  return new Promise<number>((resolve) => {
    let ended = false;
    const end = async (code: Promise<number> | number) => {
      if (ended) return;
      ended = true;
      clearInterval(clock);
      process.removeListener("SIGINT", interrupt);
      process.removeListener("SIGTERM", interrupt);
      resolve(await code);
    };
    const force = async () => {
      // ended first, or it could write on after its temporary files are gone; native code does not end at once
      await Promise.race([worker.terminate(), new Promise((resolve) => setTimeout(resolve, 150))]);
      for (const path of writing) rmSync(path, { force: true });
      const message = hint || "nothing was finished yet, nothing was written";
      void end(fail({ kind: "interrupted", message }));
    };
    function interrupt(): void {
      if (Atomics.exchange(flag, 0, 1) !== 0) void force();
      else setTimeout(() => void force(), graceMs).unref();
    }
    process.on("SIGINT", interrupt);
    process.on("SIGTERM", interrupt);
    worker.on("message", (message: WorkerMessage) => {
      switch (message.type) {
        case "progress":
          flushNotes();
          bar.update(message.progress);
          break;
        case "note":
          notes.push(message.text);
          break;
        case "writing":
          writing = message.paths;
          break;
        case "resume":
          hint = message.hint;
          break;
        case "done":
          flushNotes();
          bar.clear();
          void end(flushed(process.stdout, message.stdout).then(() => 0));
          break;
        case "failed":
          void end(fail(message.failure));
          break;
      }
    });
    worker.on("error", (error: Error) => {
      const memory = (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY";
      void end(
        fail({ kind: "fault", message: memory ? "out of memory" : error.message, stack: error.stack }),
      );
    });
    worker.on("exit", (code) => {
      // the last message may still be under way when the thread is gone
      if (Atomics.load(flag, 0) !== 0) {
        setTimeout(() => void force(), 100);
        return;
      }
      setTimeout(() => void end(fail({ kind: "fault", message: `the worker ended with code ${code}` })), 100);
    });
  });
}

/** One sentence; the stack only where it was asked for. */
function failureText(failure: Failure, verbose: boolean, red: (text: string) => string): string {
  const heading = {
    input: red("error:"),
    fault: red("fault of collapsar:"),
    interrupted: "interrupted:",
  }[failure.kind];
  const detail = verbose && failure.stack !== undefined ? `\n${failure.stack}` : "";
  const advice = failure.kind === "fault" && !verbose ? " (--verbose shows where; please report it)" : "";
  return `${heading} ${failure.message.replaceAll("\n", " ")}${advice}${detail}`;
}
