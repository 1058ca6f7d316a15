import { CommanderError } from "commander";
import { exitCode, type Failure } from "../src/contract/exit-code.js";
import type { ProgressReport, WorkerMessage } from "../src/contract/request.js";
import { terminalText } from "../src/output/style.js";
import { type Call, checkCall } from "../src/shell/call.js";
import { perform } from "../src/shell/perform.js";
import { buildProgram } from "../src/shell/program.js";
import { commonOptions } from "../src/shell/start.js";
import { failureText } from "../src/shell/streams.js";
import type { Outcome, RunOptions } from "./collapsar.js";

/** Result of a call, beside its texts. */
export interface Ended extends Outcome {
  readonly code: number;
  readonly failure?: Failure | undefined;
  /** The call as it was understood; none where the flags were wrong. */
  readonly call?: Call | undefined;
}

/** Where a call runs, and at which progress its user presses Ctrl-C. */
export interface CallOptions extends Pick<RunOptions, "cwd"> {
  readonly stopAt?: (progress: ProgressReport) => boolean;
}

/** Reads a command line as the program does; a text of help or of a wrong flag instead, with its code. */
async function parsed(
  args: readonly string[],
): Promise<{ call?: Call; code: number; out: string; err: string }> {
  let call: Call | undefined;
  const said = { out: "", err: "" };
  const program = buildProgram(async (made) => {
    call = made;
  });
  const settle = (command: typeof program): void => {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        said.out += terminalText(text);
      },
      writeErr: (text) => {
        said.err += terminalText(text);
      },
    });
    command.commands.forEach(settle);
  };
  settle(program);
  try {
    await program.parseAsync(["node", "collapsar", ...args]);
    return { ...(call && { call }), code: 0, ...said };
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { code: error.exitCode === 0 ? 0 : 2, ...said };
  }
}

/**
 * A call of the command line in this process: the same reading of flags, the same work and the same words, without
 * the start of a process and a thread.
 */
export async function inProcess(
  args: readonly string[],
  { stopAt }: Pick<CallOptions, "stopAt"> = {},
): Promise<Ended> {
  const { call, code, out, err } = await parsed(args);
  if (call === undefined) return { code, stdout: out, stderr: err };
  let [stdout, stderr] = ["", ""];
  let failure: Failure | undefined;
  const wrong = checkCall(call);
  const stop = new SharedArrayBuffer(4);
  const heard = (message: WorkerMessage): void => {
    if (message.type === "progress" && stopAt?.(message.progress) === true) {
      Atomics.store(new Int32Array(stop), 0, 1);
    }
    if (message.type === "note") stderr += `note: ${terminalText(message.text.replaceAll("\n", " "))}\n`;
    else if (message.type === "output") stdout += message.stdout;
    else if (message.type === "done") stdout += typeof message.stdout === "string" ? message.stdout : "";
    else if (message.type === "failed") failure = message.failure;
  };
  if (wrong !== undefined) failure = { kind: "input", message: wrong };
  else {
    const common = commonOptions(call.options);
    const terminal = { interactive: false, colour: false, columns: 100 };
    const given = [...call.typed.keys()];
    const { args: own, options, command } = call;
    const request = {
      command: command.name,
      args: own,
      options,
      given,
      common,
      terminal,
      stop,
      startedAt: Date.now(),
    };
    await perform(request, heard);
  }
  if (failure === undefined) return { code: 0, stdout, stderr, call };
  stderr += `${terminalText(failureText(failure, false, (text) => text))}\n`;
  return { code: exitCode(failure), stdout, stderr, failure, call };
}

/** As a call in a process of its own, with its working folder. */
export async function collapsar(args: readonly string[], { cwd, stopAt }: CallOptions = {}): Promise<Ended> {
  const before = process.cwd();
  if (cwd !== undefined) process.chdir(cwd);
  try {
    return await inProcess(args, stopAt ? { stopAt } : {});
  } finally {
    process.chdir(before);
  }
}

/** Runs with --json and reads the object. */
export async function json(
  args: readonly string[],
  options?: Pick<RunOptions, "cwd">,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every command
): Promise<Record<string, any>> {
  const { code, stdout, stderr } = await collapsar([...args, "--json"], options);
  if (code !== 0) throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}
