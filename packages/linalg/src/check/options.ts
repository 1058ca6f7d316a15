import { checkKeys, checkObject } from "./keys.js";
import {
  checkAtMost,
  checkBelow,
  checkBoolean,
  checkInteger,
  checkNonNegative,
  checkNumber,
  checkOneOf,
  checkPositive,
} from "./numbers.js";

/** Allowed values of an option. */
type OptionKind = "number" | "positive" | "non-negative" | "integer" | "choice" | "toggle" | "value";

/**
 * One option of a function, described once: checks, defaults, flags, help and the tables of the documentation come from
 * it.
 */
export interface Option<T> {
  readonly kind: OptionKind;
  /** Effect of the option, in a few words. */
  readonly says: string;
  /** Default value; an option without one stays undefined. */
  readonly fallback?: T | undefined;
  /** Default in words, where it depends on the rest of the call. */
  readonly otherwise?: string | undefined;
  /** Smallest allowed integer. */
  readonly least?: number | undefined;
  /** Upper bound of a number, excluded. */
  readonly below?: number | undefined;
  /** Upper bound of a number, included. */
  readonly most?: number | undefined;
  readonly choices?: readonly (T & string)[] | undefined;
  readonly unit?: string | undefined;
  readonly needed?: boolean | undefined;
}

/** An option that always has a value. */
export interface SetOption<T> extends Option<T> {
  readonly fallback: T & {};
}

/** An option that the caller must give. */
export interface NeededOption<T> extends Option<T> {
  readonly needed: true;
}

export type Options = Readonly<Record<string, Option<unknown>>>;

/** Every option with its value: what was given, else the default. */
export type Settings<O extends Options> = {
  readonly [K in keyof O]: O[K] extends SetOption<infer T> | NeededOption<infer T>
    ? T
    : O[K] extends Option<infer T>
      ? T | undefined
      : never;
};

interface More<T> {
  readonly fallback?: T | undefined;
  readonly otherwise?: string | undefined;
  readonly unit?: string | undefined;
  readonly below?: number | undefined;
  readonly most?: number | undefined;
}

/** The same option, without a default: the call must give it. */
export function needed<T>(option: Option<T>): NeededOption<T> {
  return { ...option, needed: true };
}

/** Any finite number. */
export function finiteNumber(says: string, more: { readonly fallback: number }): SetOption<number> {
  return { kind: "number", says, ...more };
}

/** A finite number above zero. */
export function positive(says: string, more: More<number> & { readonly fallback: number }): SetOption<number>;
export function positive(says: string, more?: More<number>): Option<number>;
export function positive(says: string, more: More<number> = {}): Option<number> {
  return { kind: "positive", says, ...more };
}

/** A finite number that is zero or above. */
export function nonNegative(
  says: string,
  more: More<number> & { readonly fallback: number },
): SetOption<number>;
export function nonNegative(says: string, more?: More<number>): Option<number>;
export function nonNegative(says: string, more: More<number> = {}): Option<number> {
  return { kind: "non-negative", says, ...more };
}

/** A whole number of at least `least`. */
export function integer(
  says: string,
  least: number,
  more: More<number> & { readonly fallback: number },
): SetOption<number>;
export function integer(says: string, least: number, more?: More<number>): Option<number>;
export function integer(says: string, least: number, more: More<number> = {}): Option<number> {
  return { kind: "integer", says, least, ...more };
}

/** The number from which a function draws all its random numbers; 0 where it is left out. */
export function seedOption(): SetOption<number> {
  return integer("seed of every random number", Number.MIN_SAFE_INTEGER, { fallback: 0 });
}

/** One of the listed words. */
export function oneOf<const T extends string>(
  says: string,
  choices: readonly T[],
  more: { readonly fallback: NoInfer<T> },
): SetOption<T>;
export function oneOf<const T extends string>(
  says: string,
  choices: readonly T[],
  more?: { readonly otherwise: string },
): Option<T>;
export function oneOf<T extends string>(says: string, choices: readonly T[], more: More<T> = {}): Option<T> {
  return { kind: "choice", says, choices: choices as readonly (T & string)[], ...more };
}

/** Yes or no. */
export function yesNo(says: string, fallback: boolean): SetOption<boolean> {
  return { kind: "toggle", says, fallback };
}

interface Words<T> {
  readonly choices?: readonly (T & string)[] | undefined;
}

/** A value that the function which uses it checks itself; `choices` are the words among such values. */
export function anyValue<T>(says: string, more: Words<T> & { readonly fallback: T & {} }): SetOption<T>;
export function anyValue<T>(says: string, more?: { readonly otherwise: string }): Option<T>;
export function anyValue<T>(says: string, more: Words<T> & More<T> = {}): Option<T> {
  return { kind: "value", says, ...more };
}

function check(fn: string | undefined, argument: string, option: Option<unknown>, value: unknown): void {
  const { kind, least, choices, below, most } = option;
  if (kind === "number") checkNumber(fn, argument, value as number);
  if (kind === "positive") checkPositive(fn, argument, value as number);
  if (kind === "non-negative") checkNonNegative(fn, argument, value as number);
  if (kind === "integer") checkInteger(fn, argument, value as number, least);
  if (kind === "toggle") checkBoolean(fn, argument, value);
  if (kind === "choice") checkOneOf(fn, argument, value as string, choices as readonly string[]);
  if (below !== undefined) checkBelow(fn, argument, value as number, below);
  if (most !== undefined) checkAtMost(fn, argument, value as number, most);
}

/**
 * The settings of a call: each option as given, else its default, in its range.
 *
 * @param given - what the caller gave; keys that are no options of the table are passed over
 * @param within - the option of the function that these belong to, where they are not its own
 * @throws InputError for the first value out of range
 */
export function resolveOptions<O extends Options>(
  fn: string | undefined,
  options: O,
  given: object,
  within?: string,
): Settings<O> {
  const values = given as Readonly<Record<string, unknown>>;
  const settings = Object.entries(options).map(([key, option]) => {
    const value = values[key] === undefined ? option.fallback : values[key];
    if (value !== undefined || option.needed === true)
      check(fn, within === undefined ? key : `${within}.${key}`, option, value);
    return [key, value] as const;
  });
  return Object.fromEntries(settings) as Settings<O>;
}

/**
 * The settings of a public function's options object, as `resolveOptions`, which may hold the keys of the table and
 * the others alone.
 *
 * @param others - keys that the function reads beside the table
 * @throws InputError for what is no object, for an unknown key, with the nearest one that there is, and for the first
 * value out of range
 */
export function ownOptions<O extends Options>(
  fn: string | undefined,
  options: O,
  given: object,
  others: readonly string[] = [],
): Settings<O> {
  checkObject(fn, "options", given);
  if (Object.keys(given).length > 0) checkKeys(fn, given, [...Object.keys(options), ...others]);
  return resolveOptions(fn, options, given);
}

/** Allowed values of an option, in words. */
function rangeOf({ kind, least, choices, unit, below, most }: Option<unknown>): string {
  const bound = below === undefined ? (most === undefined ? "" : `, ≤ ${most}`) : `, < ${below}`;
  const of = `${bound}${unit === undefined ? "" : `, ${unit}`}`;
  if (kind === "number") return "finite";
  if (kind === "choice") return choices!.map((choice) => `\`${choice}\``).join(", ");
  if (kind === "toggle") return "`true`, `false`";
  if (kind === "integer") return `whole${least === Number.MIN_SAFE_INTEGER ? "" : `, ≥ ${least}`}${of}`;
  if (kind === "positive") return `> 0${of}`;
  return kind === "non-negative" ? `≥ 0${of}` : "";
}

function defaultOf({ fallback, needed, otherwise = needed ? "must be given" : "" }: Option<unknown>): string {
  if (fallback === undefined) return otherwise;
  return `\`${typeof fallback === "object" ? JSON.stringify(fallback) : String(fallback)}\``;
}

/** The options as a table of Markdown: name, range, default, sentence. */
export function optionsTable(options: Options): string {
  const rows = Object.entries(options).map(([key, option]) => {
    // a bar in a sentence would end its cell
    const says = option.says.replaceAll("|", "\\|");
    return `| \`${key}\` | ${rangeOf(option)} | ${defaultOf(option)} | ${says} |`;
  });
  return ["| option | values | default | what it sets |", "|---|---|---|---|", ...rows, ""].join("\n");
}
