import type { Option, SetOption } from "@collapsar/linalg/check";
import { choice, type Flag, type SetFlag, toggle, valued } from "./flags.js";
import {
  fraction,
  nonNegativeInteger,
  nonNegativeNumber,
  positiveInteger,
  positiveNumber,
} from "./values.js";

type More = Parameters<typeof valued>[3];

const unset = <T>(option: Option<T>): Option<T> => ({ ...option, fallback: undefined });

/** How the text of a number becomes one, by what the package says of it. */
function parserOf({ kind, least, below }: Option<unknown>): (text: string) => number {
  if (below === 1) return fraction;
  if (kind === "positive") return positiveNumber;
  if (kind === "non-negative") return nonNegativeNumber;
  return least === 0 ? nonNegativeInteger : positiveInteger;
}

/** The flag of a package's option: sentence, choices, range and default are the package's. */
export function flagOf<T>(
  option: SetOption<T>,
  value: string,
  more?: Omit<More & {}, "fallback">,
): SetFlag<T>;
export function flagOf<T>(option: Option<T>, value: string, more?: Omit<More & {}, "fallback">): Flag<T>;
export function flagOf(option: Option<unknown>, value: string, more: object = {}): Flag<unknown> {
  const { says, choices, fallback } = option;
  const traits = { ...more, ...(fallback === undefined ? {} : { fallback }) };
  if (choices !== undefined) return choice(value, says, choices as readonly string[], traits as never);
  return valued(value, says, parserOf(option), traits as never);
}

/**
 * The flag of an option that the command offers with some of its words; the default, the package's own, is among
 * them.
 */
export function choiceOf<O extends string, const T extends O>(
  { says, fallback }: SetOption<O>,
  value: string,
  choices: readonly T[],
): SetFlag<T> {
  const offered = choices.find((one) => one === fallback);
  if (offered === undefined) throw new Error(`${says}: the default ${String(fallback)} is not offered`);
  return choice<T>(value, says, choices, { fallback: offered });
}

/**
 * The flag of an option whose default is the package's business: left out it stays undefined, and the help says what
 * holds then.
 *
 * @param of - what the option belongs to, where the command has several
 */
export function openFlagOf<T>(
  option: Option<T>,
  value: string,
  { of, ...more }: { readonly of?: string } & Omit<More & {}, "fallback"> = {},
): Flag<T> {
  const flag = flagOf(unset(option), value, more);
  return { ...flag, about: openAbout(option, of) };
}

/** The sentence of an option with the default that holds where it is left out. */
export function openAbout({ says, fallback, otherwise }: Option<unknown>, of?: string): string {
  const listed = Array.isArray(fallback) ? fallback.filter((one) => one !== "").join(", ") : String(fallback);
  const held = fallback === undefined ? otherwise?.replaceAll("`", "") : listed;
  const remarks = [of, held === undefined ? undefined : `default: ${held}`].filter(
    (one) => one !== undefined,
  );
  return remarks.length === 0 ? says : `${says} (${remarks.join("; ")})`;
}

/** A switch of a package's option. */
export function switchOf(option: Option<boolean>): Flag<boolean> {
  return toggle(option.says);
}
