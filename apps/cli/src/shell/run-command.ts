import { exitCode } from "../contract/exit-code.js";
import type { CommandRequest, CommonOptions } from "../contract/request.js";
import { makeStyle, terminalText, wantsColour } from "../output/style.js";
import type { Call } from "./call.js";
import { leaveAtOnce, prepareToLeave } from "./leave.js";
import { progressBar } from "./progress-bar.js";
import { flushed, sayFailure, watchStreams } from "./streams.js";
import { CommandThread, type Listener } from "./thread.js";

/** The signals by which a user, a shell or a machine ends a program. */
const endings = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function requestOf(call: Call, common: CommonOptions, colour: boolean): CommandRequest {
  const { stdout } = process;
  return {
    command: call.command.name,
    args: call.args,
    options: call.options,
    given: [...call.typed.keys()],
    startedAt: performance.timeOrigin,
    common,
    terminal: {
      interactive: stdout.isTTY === true,
      colour: wantsColour(stdout, colour),
      columns: stdout.columns || 100,
    },
    stop: new SharedArrayBuffer(4),
  };
}

/** Progress, notes and early results of a command on the terminal. */
function reporter({ quiet }: CommonOptions, colour: boolean): { listen: Listener; close(): void } {
  const { yellow } = makeStyle(wantsColour(process.stderr, colour));
  const bar = progressBar(quiet ? { write: () => {} } : process.stderr);
  const clock = setInterval(() => bar.tick(), 250);
  clock.unref();
  /** Notes wait until the work has begun: a wrong input is one sentence, without remarks before it. */
  const notes: string[] = [];
  const flush = () => {
    for (const text of notes.splice(0)) {
      if (quiet) continue;
      bar.clear();
      process.stderr.write(`${terminalText(`${yellow("note:")} ${text.replaceAll("\n", " ")}`)}\n`);
    }
  };
  return {
    listen(message) {
      if (message.type === "note") notes.push(message.text);
      else flush();
      if (message.type === "progress") bar.update(message.progress);
      if (message.type === "output") {
        bar.clear();
        process.stdout.write(message.stdout);
      }
    },
    close() {
      clearInterval(clock);
      bar.clear();
      flush();
    },
  };
}

/**
 * Runs a command in a worker thread while this thread keeps the terminal alive: results to stdout, progress, notes and
 * errors to stderr.
 *
 * @returns the exit code
 */
export async function runCommand(call: Call, common: CommonOptions, colour: boolean): Promise<number> {
  const report = reporter(common, colour);
  const thread = new CommandThread(requestOf(call, common, colour), report.listen);
  let signalled = false;
  for (const signal of endings) {
    process.on(signal, () => {
      signalled = true;
      thread.interrupt(signal === "SIGINT");
      void prepareToLeave();
    });
  }
  let unheard = false;
  watchStreams(async (code) => {
    unheard = true;
    // what is finished is kept, though nobody can be told
    thread.interrupt(false);
    await thread.ending;
    await leaveAtOnce(signalled ? exitCode({ kind: "interrupted" }) : code);
  });
  const ending = await thread.ending;
  if (unheard) return new Promise<never>(() => {});
  if ("failure" in ending) {
    report.close();
    // early results first; nothing is written where there are none
    if (process.stdout.writableLength > 0) await flushed(process.stdout, "");
    const code = await sayFailure(ending.failure, { verbose: common.verbose, colour });
    // Node aborts in its own exit where the terminal was closed
    return thread.ended && !signalled ? code : leaveAtOnce(code);
  }
  report.close();
  await flushed(process.stdout, ending.stdout);
  return 0;
}
