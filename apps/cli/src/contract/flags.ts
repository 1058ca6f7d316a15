import { nonNegativeInteger, positiveInteger } from "./values.js";

/** Turns the text of a flag into its value; of a flag that may be repeated also what came before. */
type Parse<T> = (text: string, previous?: T) => T;

/**
 * Conditions for a flag to act: of other flags, by their names, one of the listed values, or that they are given
 * or absent; `or` lists other ways.
 */
export interface Needs {
  readonly flags: Readonly<Record<string, readonly (string | number | boolean)[] | "given" | "absent">>;
  readonly or?: Needs;
}

/** Role of a flag's file: it is read, it is written, or a folder is filled. */
export type FileRole = "input" | "output" | "folder";

interface Traits {
  /** Heading under which the help lists the flag. */
  readonly group?: string | undefined;
  /** When the flag acts; given where it does not, it is refused by name. */
  readonly needs?: Needs | undefined;
  /** Other names by which packages call the option, to be shown as this flag. */
  readonly aliases?: readonly string[] | undefined;
  readonly file?: FileRole | undefined;
  /** How the name of a file that is written may end, where it has an ending. */
  readonly endings?: readonly string[] | undefined;
  /** May be given more than once; the values are collected. */
  readonly repeatable?: boolean | undefined;
}

/** One flag of a command, its key the camel-case name: `sigmaW` is `--sigma-w`. */
export interface Flag<T> extends Traits {
  readonly about: string;
  /** How the help names the value; a switch has none. */
  readonly value?: string | undefined;
  parse?(text: string, previous?: T): T;
  readonly choices?: readonly string[] | undefined;
  readonly fallback?: T | undefined;
  /** Of a switch: what `--no-NAME` does, and whether it stands alone, without `--NAME`. */
  readonly negative?: { readonly about: string; readonly alone?: boolean } | undefined;
}

/** A flag that always has a value. */
export interface SetFlag<T> extends Flag<T> {
  readonly fallback: T & {};
}

export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** The values of flags, as a command's work gets them. */
export type OptionsOf<F> = {
  readonly [K in keyof F]: F[K] extends SetFlag<infer T>
    ? T
    : F[K] extends Flag<infer T>
      ? T | undefined
      : never;
};

type Default<T> = Traits & { readonly fallback: T & {} };

/** A flag whose text is read by `parse`. */
export function valued<T>(value: string, about: string, parse: Parse<T>, more: Default<T>): SetFlag<T>;
export function valued<T>(value: string, about: string, parse: Parse<T>, more?: Traits): Flag<T>;
export function valued<T>(value: string, about: string, parse: Parse<T>, more: Traits = {}): Flag<T> {
  return { value, about, parse, ...more };
}

const asItIs = (text: string) => text;

/** A flag whose value is its text. */
export function text(value: string, about: string, more: Default<string>): SetFlag<string>;
export function text(value: string, about: string, more?: Traits): Flag<string>;
export function text(value: string, about: string, more: Traits = {}): Flag<string> {
  return { value, about, parse: asItIs, ...more };
}

/** A flag with a word of a list. */
export function choice<const T extends string>(
  value: string,
  about: string,
  choices: readonly T[],
  more: Traits & { readonly fallback: NoInfer<T> },
): SetFlag<T>;
export function choice<const T extends string>(
  value: string,
  about: string,
  choices: readonly T[],
  more?: Traits,
): Flag<T>;
export function choice<T extends string>(
  value: string,
  about: string,
  choices: readonly T[],
  more: Traits = {},
): Flag<T> {
  return { value, about, choices, ...more };
}

/** A flag without a value. */
export function toggle(
  about: string,
  more: Traits & Pick<Flag<boolean>, "negative" | "fallback"> = {},
): Flag<boolean> {
  return { about, ...more };
}

/** A file that the command reads. */
export function inputFile(value: string, about: string, more: Traits = {}): Flag<string> {
  return text(value, about, { file: "input", ...more });
}

/** A file that the command writes. */
export function outputFile(value: string, about: string, more: Traits = {}): Flag<string> {
  return text(value, about, { file: "output", ...more });
}

/** A figure that the command draws. */
export function figureFile(about: string, more: Traits = {}): Flag<string> {
  return outputFile("<file>", about, { endings: [".svg", ".png"], ...more });
}

/** Flags under one heading of the help. */
export function group<F extends Flags>(title: string, flags: F): F {
  const entries = Object.entries(flags).map(([key, flag]) => [key, { group: title, ...flag }]);
  return Object.fromEntries(entries) as F;
}

/** `sigmaW` as it is typed: `--sigma-w`. */
export function flagName(key: string): string {
  return `--${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The flags that every command has. */
export const commonFlags = group("Common options:", {
  json: toggle("print one JSON object and nothing else"),
  seed: valued("<n>", "seed of every random number", nonNegativeInteger, { fallback: 0 }),
  backend: choice("<name>", "who computes", ["auto", "native", "wasm", "js"], { fallback: "auto" }),
  dtype: choice("<type>", "precision", ["f64", "f32"], { fallback: "f64" }),
  threads: valued("<n>", "threads of linear algebra", positiveInteger),
  out: text("<dir>", "folder for result.json and the files of the command", { file: "folder" }),
  force: toggle("move what stands in the way of an output aside"),
  quiet: toggle("no progress and no notes"),
  verbose: toggle("show where an error came from"),
  color: toggle("colours on a terminal", {
    negative: { about: "no colours (as NO_COLOR)", alone: true },
  }),
});
