import type { Command } from "../../../cli/src/contract/command.js";
import type { Flag, Flags } from "../../../cli/src/contract/flags.js";

/** One flag as the page lists it. */
export interface FlagRow {
  readonly flag: string;
  readonly about: string;
  readonly fallback: string;
}

/** One command with all that its help says. */
export interface CommandRow {
  readonly name: string;
  readonly about: string;
  readonly usage: string;
  readonly flags: readonly FlagRow[];
  readonly examples: readonly (readonly [line: string, meaning: string])[];
}

declare const data: { readonly commands: readonly CommandRow[]; readonly common: readonly FlagRow[] };

export { data };

const dist = new URL("../../../cli/dist/", import.meta.url);

function rowOf(
  name: string,
  { value, about, choices, fallback, negative }: Flag<unknown>,
  shown: string,
): FlagRow {
  const values = value ?? (choices ? `<${choices.join("|")}>` : "");
  return {
    flag: negative?.alone ? `--no-${name.slice(2)}` : `${shown}${values === "" ? "" : ` ${values}`}`,
    about: negative?.alone ? negative.about : about,
    fallback: fallback === undefined || typeof fallback === "boolean" ? "" : String(fallback),
  };
}

const usageOf = ({ name, arguments: all }: Command) =>
  [
    `npx collapsar ${name}`,
    ...all.map(({ name: argument, optional, many }) => {
      const shown = `<${argument}>${many ? "…" : ""}`;
      return optional ? `[${shown}]` : shown;
    }),
    "[options]",
  ].join(" ");

/** The commands as the built command line has them: none of their work is loaded. */
async function load() {
  const { commands } = (await import(new URL("commands/commands.js", dist).href)) as {
    commands: readonly Command[];
  };
  const { commonFlags, flagName } = (await import(new URL("contract/flags.js", dist).href)) as {
    commonFlags: Flags;
    flagName: (key: string) => string;
  };
  const rows = (flags: Flags) =>
    Object.entries(flags).map(([key, flag]) => rowOf(flagName(key), flag, flagName(key)));
  return {
    commands: commands.map((command) => ({
      name: command.name,
      about: command.about,
      usage: usageOf(command),
      flags: rows(command.flags),
      examples: command.examples,
    })),
    common: rows(commonFlags),
  };
}

export default { load };
