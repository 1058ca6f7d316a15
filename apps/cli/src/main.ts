import { CommanderError } from "commander";
import { buildProgram } from "./program.js";
import type { CommonOptions } from "./request.js";

/** Splits what every command has from a command's own options. */
function commonOptions(options: Readonly<Record<string, unknown>>): CommonOptions {
  const { json = false, quiet = false, verbose = false, seed, backend, dtype, threads, out } = options;
  return { json, quiet, verbose, seed, backend, dtype, threads, out } as CommonOptions;
}

/** A closed pipe (as of `| head`) ends the program quietly. */
function endOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(0);
  });
}

async function main(): Promise<void> {
  endOnClosedPipe(process.stdout);
  endOnClosedPipe(process.stderr);
  const program = buildProgram(async (command, args, options) => {
    const { runCommand } = await import("./host/run-command.js");
    process.exitCode = await runCommand(
      command,
      args,
      options,
      commonOptions(options),
      options["color"] !== false,
    );
    process.exit();
  });
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
