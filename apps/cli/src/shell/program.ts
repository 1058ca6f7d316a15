import { failureKind } from "@collapsar/linalg/check";
import { Argument, Command, InvalidArgumentError, Option } from "commander";
import { commands, families } from "../commands/commands.js";
import { defineCompletion } from "../commands/completion/command.js";
import type { Command as CommandValue } from "../contract/command.js";
import { commonFlags, type Flag, type Flags, flagName } from "../contract/flags.js";
import { packageVersion } from "../machine/version.js";
import type { Call, Typed } from "./call.js";

const examples = `
Examples:
  $ collapsar demo
      three explanations of collapse on handwritten digits, with an HTML report
  $ collapsar metrics H.npy --labels y.npy
      NC1–NC5 of a network's features
  $ collapsar kernel digits --kernel ntk --depth 3 --json
      NC1 of the neural tangent kernel, as JSON

Data arguments: digits, iris, wine, breast-cancer, gaussian:n=1024,d=128,classes=2, mnist:DIR,
fashion-mnist:DIR, cifar10:DIR, svhn:DIR, idx:IMAGES,LABELS, or a file .csv .tsv .txt .npy .npz .parquet .safetensors
`;

/** Starts the work of a command; given by main, so that this file loads nothing heavy. */
export type Dispatch = (call: Call) => Promise<void>;

/** The value of a flag; what its text is refused for is said with the flag, as commander says it. */
function parsed({ parse }: Flag<unknown>, text: string, previous: unknown): unknown {
  try {
    return parse!(text, previous);
  } catch (error) {
    if (failureKind(error) !== "input") throw error;
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** The options of commander that one flag makes: a switch with a negative is two. */
function optionsOf(key: string, flag: Flag<unknown>): Option[] {
  const name = flagName(key);
  const option = (flags: string) => {
    const made = new Option(flags, flag.about);
    if (flag.choices !== undefined) made.choices(flag.choices);
    if (flag.parse !== undefined) made.argParser<unknown>((text, previous) => parsed(flag, text, previous));
    if (flag.fallback !== undefined) made.default(flag.fallback);
    return made;
  };
  if (flag.value !== undefined) return [option(`${name} ${flag.value}`)];
  if (flag.negative === undefined) return [option(name)];
  const negative = new Option(name.replace("--", "--no-"), flag.negative.about);
  return flag.negative.alone === true ? [negative] : [option(name), negative];
}

/** Adds flags under their headings, and counts how often each is typed. */
function addFlags(command: Command, flags: Flags, typed: Map<string, Typed[]>): void {
  for (const [key, flag] of Object.entries(flags)) {
    if (flag.group !== undefined) command.optionsGroup(flag.group);
    for (const option of optionsOf(key, flag)) {
      command.addOption(option);
      command.on(`option:${option.name()}`, (text: string | null | undefined) => {
        typed.set(key, [...(typed.get(key) ?? []), { flag: option.long!, text: text ?? undefined }]);
      });
    }
  }
}

function usageOf({ name, many, optional }: CommandValue["arguments"][number]): string {
  const dots = many === true ? "..." : "";
  return optional === true ? `[${name}${dots}]` : `<${name}${dots}>`;
}

function addCommand(parent: Command, value: CommandValue, dispatch: Dispatch, own: boolean): void {
  const typed = new Map<string, Typed[]>();
  const command = parent.command(value.name.split(" ").at(-1)!).description(value.about);
  for (const argument of value.arguments) {
    command.addArgument(new Argument(usageOf(argument), argument.about ?? ""));
  }
  addFlags(command, own ? { ...value.flags, ...commonFlags } : commonFlags, typed);
  const lines = value.examples.map(([line, meaning]) => `  $ collapsar ${line}\n      ${meaning}`);
  command
    .helpOption("-h, --help", "show this help")
    .addHelpText("after", `\nExamples:\n${lines.join("\n")}\n`)
    .action(async () => {
      const args = command.processedArgs.flat().filter((arg): arg is string => typeof arg === "string");
      await dispatch({ command: value, args, options: command.opts(), typed });
    });
}

/**
 * The whole command line: names, options and help, but none of the work.
 *
 * @param flags - whether commands get flags of their own, which the list of all commands does not show
 */
export function buildProgram(
  dispatch: Dispatch,
  { flags = true }: { readonly flags?: boolean } = {},
): Command {
  const program = new Command("collapsar")
    .description("The toolkit for neural collapse: measure it, explain it by kernels, reproduce it.")
    .version(packageVersion(), "-V, --version", "show the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .showHelpAfterError("(collapsar --help lists the commands)")
    .showSuggestionAfterError()
    .addHelpText("after", examples);
  const parents = new Map<string, Command>();
  for (const value of commands) {
    const [family] = value.name.split(" ");
    const about = families.get(family!);
    if (about !== undefined && !parents.has(family!)) {
      parents.set(family!, program.command(family!).description(about));
    }
    addCommand(parents.get(family!) ?? program, value, dispatch, flags);
  }
  defineCompletion(program);
  return program;
}
