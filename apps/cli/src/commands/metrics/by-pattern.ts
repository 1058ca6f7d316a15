import { nearestName } from "@collapsar/linalg/check";
import { UsageError } from "../../contract/errors.js";

/** A pattern such as epoch-{epoch}/layer-{layer}.npz, and the columns that it names. */
export interface ByPattern {
  readonly text: string;
  readonly names: readonly string[];
  /** The columns of a path, as they stand there; undefined where it does not fit. */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Reads a pattern: `{x}` is the shortest run of characters without a slash; it is matched at the end of a path. */
export function parseBy(text: string): ByPattern {
  const names: string[] = [];
  const pieces = text.split(/\{([^{}]*)\}/);
  const source = pieces.map((piece, at) => {
    if (at % 2 === 0) return escaped(piece);
    if (!/^[A-Za-z_][\w-]*$/.test(piece)) {
      throw new UsageError(`--by ${text}: expected names such as {epoch} between braces, got {${piece}}`);
    }
    if (names.includes(piece))
      throw new UsageError(`--by ${text}: expected each name once, got {${piece}} twice`);
    names.push(piece);
    return "([^/]+?)";
  });
  if (names.length === 0)
    throw new UsageError(`--by ${text}: expected a column in braces, as in epoch-{epoch}.npz`);
  const pattern = new RegExp(`(?:^|/)${source.join("")}$`);
  return {
    text,
    names,
    match: (path) => {
      const found = pattern.exec(path.replaceAll("\\", "/"));
      return found ? Object.fromEntries(names.map((name, k) => [name, found[k + 1]!])) : undefined;
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
