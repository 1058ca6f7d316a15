import { CommanderError } from "commander";
import type { CommonOptions } from "./contract/request.js";
import type { Call } from "./shell/call.js";
import { buildProgram } from "./shell/program.js";

/** Splits what every command has from a command's own options. */
function commonOptions(options: Readonly<Record<string, unknown>>): CommonOptions {
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

/** A closed pipe (as of `| head`) ends the program quietly. */
function endOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
}

async function dispatch(call: Call): Promise<void> {
  const { runCommand } = await import("./shell/run-command.js");
  process.exitCode = await runCommand(call, commonOptions(call.options), call.options["color"] !== false);
  process.exit();
}

async function main(): Promise<void> {
  endOnClosedPipe(process.stdout);
  endOnClosedPipe(process.stderr);
  const program = buildProgram(dispatch);
  const settle = (command: typeof program) => {
    command.exitOverride();
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

await main();
