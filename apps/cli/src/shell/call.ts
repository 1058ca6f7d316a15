import type { Command } from "../contract/command.js";
import { commonFlags, type Flag, type Flags, flagName, type Needs } from "../contract/flags.js";

/** One flag as it was typed. */
export interface Typed {
  /** `--standardize` or `--no-standardize`. */
  readonly flag: string;
  readonly text: string | undefined;
}

/** A command with everything that was typed after it. */
export interface Call {
  readonly command: Command;
  readonly args: readonly string[];
  /** Values of all flags, by their camel-case names. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The typed values, by the flag's key. */
  readonly typed: ReadonlyMap<string, readonly Typed[]>;
}

const shownTyped = ({ flag, text }: Typed) => (text === undefined ? flag : `${flag} ${text}`);

/** A flag that is given twice would lose its first value in silence. */
function repeated(key: string, flag: Flag<unknown>, typed: readonly Typed[]): string | undefined {
  const [first, ...others] = typed;
  const other = others.find((one) => flag.value !== undefined || one.flag !== first!.flag);
  if (flag.repeatable === true || other === undefined) return undefined;
  return `${flagName(key)}: given twice, as ${shownTyped(first!)} and ${shownTyped(other)}; give it once`;
}

function holds(needs: Needs, { options, typed }: Call): boolean {
  const met = Object.entries(needs.flags).every(([key, wanted]) => {
    const value = options[key];
    if (wanted === "given") return value !== undefined && value !== false;
    if (wanted === "absent") return !typed.has(key);
    return wanted.some((one) => one === value);
  });
  return met || (needs.or !== undefined && holds(needs.or, { options, typed } as Call));
}

function inWords({ flags, or }: Needs): string {
  const parts = Object.entries(flags).map(([key, wanted]) => {
    if (wanted === "given") return `with ${flagName(key)}`;
    if (wanted === "absent") return `without ${flagName(key)}`;
    return `with ${wanted.map((value) => `${flagName(key)} ${value}`).join(" or ")}`;
  });
  return [parts.join(" and "), ...(or === undefined ? [] : [inWords(or)])].join(", or ");
}

/** A flag that cannot act would be passed over in silence. */
function idle(key: string, { needs: own }: Flag<unknown>, call: Call): string | undefined {
  const { needs = own, because } = call.command.acts?.[key] ?? {};
  if (needs === undefined || holds(needs, call)) return undefined;
  const typed = shownTyped(call.typed.get(key)![0]!);
  return `${typed}: has no effect here; ${because ?? `it acts ${inWords(needs)}`}`;
}

/** The fault of a call in one sentence: a flag that is given twice, or one without effect. */
export function checkCall(call: Call): string | undefined {
  const flags: Flags = { ...call.command.flags, ...commonFlags };
  const wrong = [...call.typed].map(
    ([key, typed]) => repeated(key, flags[key]!, typed) ?? idle(key, flags[key]!, call),
  );
  return wrong.find((sentence) => sentence !== undefined);
}
