import { CommanderError } from "commander";
import type { CommonOptions } from "../contract/request.js";
import { terminalText } from "../output/style.js";
import { type Call, checkCall } from "./call.js";
import { buildProgram } from "./program.js";
import { sayFailure } from "./streams.js";

/** Splits what every command has from a command's own options. */
export function commonOptions(options: Readonly<Record<string, unknown>>): CommonOptions {
  const {
    json = false,
    quiet = false,
    verbose = false,
    force = false,
    seed,
    backend,
    dtype,
    threads,
    out,
  } = options;
  return { json, quiet, verbose, force, seed, backend, dtype, threads, out } as CommonOptions;
}

async function dispatch(call: Call): Promise<void> {
  const common = commonOptions(call.options);
  const colour = call.options["color"] !== false;
  const wrong = checkCall(call);
  if (wrong !== undefined) {
    const code = await sayFailure({ kind: "input", message: wrong }, { colour });
    process.exit(code);
  }
  const { runCommand } = await import("./run-command.js");
  process.exit(await runCommand(call, common, colour));
}

/** Reads the command line and does what it says. */
export async function start(): Promise<void> {
  const [first] = process.argv.slice(2);
  const listOnly = first === undefined || first === "--help" || first === "-h";
  const program = buildProgram(dispatch, { flags: !listOnly });
  const settle = (command: typeof program) => {
    command.exitOverride();
    command.configureOutput({
      writeOut: (text) => void process.stdout.write(terminalText(text)),
      writeErr: (text) => void process.stderr.write(terminalText(text)),
    });
    for (const child of command.commands) settle(child);
  };
  settle(program);
  if (process.argv.length <= 2) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}
