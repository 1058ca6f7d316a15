import { type Command, Option } from "commander";
import { fraction, names, nonNegativeInteger, positiveInteger, positiveNumber } from "../parse/values.js";

/** Starts the work of a command; given by main, so that definitions load nothing heavy. */
export type Dispatch = (
  command: string,
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
) => Promise<void>;

/** Options of every command. */
function addCommonOptions(command: Command): Command {
  return command
    .optionsGroup("Common options:")
    .option("--json", "print one JSON object and nothing else")
    .option("--seed <n>", "seed of every random number", nonNegativeInteger, 0)
    .addOption(
      new Option("--backend <name>", "who computes")
        .choices(["auto", "native", "wasm", "js"])
        .default("auto"),
    )
    .addOption(new Option("--dtype <type>", "precision").choices(["f64", "f32"]).default("f64"))
    .option("--threads <n>", "threads of linear algebra", positiveInteger)
    .option("--out <dir>", "folder for result.json and the files of the command")
    .option("--quiet", "no progress and no notes")
    .option("--verbose", "show where an error came from")
    .option("--no-color", "no colours (as NO_COLOR)")
    .helpOption("-h, --help", "show this help");
}

/** One example of a help text: the line to type, and what it does. */
type Example = readonly [line: string, meaning: string];

function exampleText(examples: readonly Example[]): string {
  const lines = examples.map(([line, meaning]) => `  $ collapsar ${line}\n      ${meaning}`);
  return `\nExamples:\n${lines.join("\n")}\n`;
}

export interface CommandDefinition {
  /** Full name, its parts joined by a space: "data fetch". */
  readonly name: string;
  /** Name and arguments below its parent: "fetch <name>". */
  readonly usage: string;
  readonly description: string;
  readonly examples: readonly Example[];
  /** Adds the command's own options. */
  readonly options?: (command: Command) => Command;
}

/** A command with its own options, the common ones, and examples; its work goes to `dispatch`. */
export function defineCommand(parent: Command, definition: CommandDefinition, dispatch: Dispatch): Command {
  const { name, usage, description, examples, options } = definition;
  const command = parent.command(usage).description(description);
  options?.(command);
  addCommonOptions(command).addHelpText("after", exampleText(examples));
  return command.action(async (...all: unknown[]) => {
    const args = command.processedArgs.flat().filter((value): value is string => typeof value === "string");
    const seedGiven = command.getOptionValueSource("seed") === "cli";
    await dispatch(name, args, { ...(all.at(-2) as Record<string, unknown>), seedGiven });
  });
}

/** Options about where the rows and labels of a data argument are, and which are used. */
export function addDataOptions(command: Command, { standardize = true } = {}): Command {
  command
    .optionsGroup("Data options:")
    .option("--labels <file>", "labels of a .npy file")
    .option("--target <column>", "target column by name or number (default: the last)")
    .option("--categorical <columns>", "columns whose numbers are names", names)
    .option("--x-key <name>", "name of the samples in an .npz or .safetensors file (default: X)")
    .option("--y-key <name>", "name of the labels there (default: y)")
    .option("--classes <list>", "only these classes, as in 0,1,7", names)
    .option("--per-class <m>", "first m rows of every class", positiveInteger)
    .option("--limit <n>", "first n rows", positiveInteger)
    .option("--test-fraction <f>", "leave this share of the rows aside", fraction)
    .option("--scale <s>", "divide every number by s, as in 255", positiveNumber)
    .addOption(
      new Option(
        "--missing <rule>",
        "an empty numeric cell becomes the column's mean, or is an error",
      ).choices(["mean", "error"]),
    );
  if (standardize) command.option("--standardize", "columns to mean 0 and population deviation 1");
  return command.option("--unit-norm", "rows to length 1");
}
