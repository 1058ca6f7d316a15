import { nearestName } from "@collapsar/linalg/check";
import { UsageError } from "../contract/errors.js";
import { type Piece, placesOf, run } from "./path-pattern.js";

/** A pattern such as epoch-{epoch}/layer-{layer}.npz, and the columns that it names. */
export interface ByPattern {
  readonly text: string;
  readonly names: readonly string[];
  /** The columns of a path, as they stand there; undefined where it does not fit. */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

/** Reads a pattern: `{x}` is the shortest run of characters without a slash; it is matched at the end of a path. */
export function parseBy(text: string): ByPattern {
  const names: string[] = [];
  const texts = text.split(/\{([^{}]*)\}/);
  const pieces = texts.map((piece, at): Piece => {
    if (at % 2 === 0) return { text: piece };
    if (!/^[A-Za-z_][\w-]*$/.test(piece)) {
      throw new UsageError(`--by ${text}: expected names such as {epoch} between braces, got {${piece}}`);
    }
    if (names.includes(piece))
      throw new UsageError(`--by ${text}: expected each name once, got {${piece}} twice`);
    names.push(piece);
    return run(1);
  });
  if (names.length === 0)
    throw new UsageError(`--by ${text}: expected a column in braces, as in epoch-{epoch}.npz`);
  return {
    text,
    names,
    match: (path) => {
      const own = path.replaceAll("\\", "/");
      const places = placesOf(["folders", ...pieces], own);
      const column = (k: number) => own.slice(places![2 * k + 2], places![2 * k + 3]);
      return places && Object.fromEntries(names.map((name, k) => [name, column(k)]));
    },
  };
}

/** The columns of every path: a column is numbers where all of its texts are. */
export function byColumns(
  found: readonly Readonly<Record<string, string>>[],
  names: readonly string[],
): Record<string, string | number>[] {
  const numeric = names.filter((name) =>
    found.every((row) => /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(row[name]!)),
  );
  return found.map((row) =>
    Object.fromEntries(names.map((name) => [name, numeric.includes(name) ? Number(row[name]) : row[name]!])),
  );
}

/** The complaint that a path does not fit, with the pattern's own words for it. */
export function unfitting({ text }: ByPattern, paths: readonly string[]): UsageError {
  const nearest = nearestName(text.replaceAll(/\{[^{}]*\}/g, ""), paths) ?? paths[0];
  return new UsageError(`--by ${text}: expected paths that end so, got none; the nearest is ${nearest}`);
}
