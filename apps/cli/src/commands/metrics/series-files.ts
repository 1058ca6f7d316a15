import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../../contract/errors.js";
import { type ByPattern, byColumns, unfitting } from "./by-pattern.js";
import { globPieces, placesOf } from "./path-pattern.js";

/** A file of a series. */
export interface SeriesFile {
  readonly path: string;
  /** Named on the command line, so that it must be readable; found in a folder otherwise. */
  readonly named: boolean;
  readonly by?: Readonly<Record<string, string | number>> | undefined;
}

/** Files that can hold features. */
const dataFile = /\.(npy|npz|safetensors|pt|pth|bin|csv|tsv|parquet)(\.gz)?$/i;

const isGlob = (text: string) => /[*?[\]]/.test(text) && !existsSync(text);
export const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

const { compare } = new Intl.Collator("en", { numeric: true });

/** Paths in natural order: epoch-2 before epoch-10. */
export function naturalOrder(a: string, b: string): number {
  return compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** All files below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "." ? entry.name : join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : filesBelow(path);
    return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
  });
}

function expandGlob(glob: string): string[] {
  const fixed = glob.split("/").slice(
    0,
    glob.split("/").findIndex((part) => /[*?[\]]/.test(part)),
  );
  const folder = fixed.length === 0 ? "." : fixed.join("/") || "/";
  if (!isFolder(folder)) throw new UsageError(`${glob}: there is no folder ${folder}`);
  const pieces = globPieces(glob.replace(/^\.\//, ""));
  return filesBelow(folder).filter((path) => placesOf(pieces, path.replaceAll("\\", "/")) !== undefined);
}

/** What one argument stands for. */
function expand(argument: string, note: (text: string) => void, mayBeEmpty: boolean): SeriesFile[] {
  if (isFolder(argument)) {
    const all = filesBelow(argument);
    const kept = all.filter((path) => dataFile.test(path));
    if (kept.length === 0 && !mayBeEmpty)
      throw new UsageError(`${argument}: the folder holds no data file, expected .npz, .pt, .npy, …`);
    const skipped = all.length - kept.length;
    if (skipped > 0)
      note(`${argument}: ${skipped} ${skipped === 1 ? "file is" : "files are"} no data and left out`);
    return kept.map((path) => ({ path, named: false }));
  }
  if (!isGlob(argument)) return [{ path: argument, named: true }];
  const found = expandGlob(argument).filter((path) => dataFile.test(path));
  if (found.length === 0) throw new UsageError(`${argument}: no file fits, expected at least one`);
  return found.map((path) => ({ path, named: false }));
}

/** Whether the arguments stand for several files, which are then rows of a series. */
export function isSeries(args: readonly string[]): boolean {
  return args.length > 1 || args.some((argument) => isFolder(argument) || isGlob(argument));
}

/** The files that arguments stand for, in natural order, with the columns that a pattern finds in their paths. */
export function seriesFiles(
  args: readonly string[],
  by: ByPattern | undefined,
  note: (text: string) => void,
  mayBeEmpty = false,
): SeriesFile[] {
  const expanded = args.flatMap((argument) => expand(argument, note, mayBeEmpty));
  const unique = [...new Map(expanded.map((file) => [file.path, file])).values()];
  const files = unique.sort((a, b) => naturalOrder(a.path, b.path));
  if (by === undefined) return files;
  const matched = files.map((file) => ({ file, found: by.match(file.path) }));
  const stray = matched.filter(({ found }) => found === undefined).map(({ file }) => file);
  const refused = stray.find(({ named }) => named);
  const fitting = matched.filter(({ found }) => found !== undefined);
  if (refused !== undefined || (fitting.length === 0 && !mayBeEmpty))
    throw unfitting(
      by,
      (refused ? [refused] : stray).map(({ path }) => path),
    );
  if (stray.length > 0)
    note(
      `${stray.length} ${stray.length === 1 ? "file does" : "files do"} not fit --by ${by.text} and ${stray.length === 1 ? "is" : "are"} left out: ${stray
        .slice(0, 3)
        .map(({ path }) => path)
        .join(", ")}${stray.length > 3 ? ", …" : ""}`,
    );
  const columns = byColumns(
    fitting.map(({ found }) => found!),
    by.names,
  );
  return fitting.map(({ file }, k) => ({ ...file, by: columns[k]! })).sort((a, b) => byOrder(a, b, by.names));
}

/** By the columns in their order, then by path. */
function byOrder(a: SeriesFile, b: SeriesFile, names: readonly string[]): number {
  for (const name of names) {
    const [x, y] = [a.by![name]!, b.by![name]!];
    const order = typeof x === "number" && typeof y === "number" ? x - y : naturalOrder(String(x), String(y));
    if (order !== 0) return order;
  }
  return naturalOrder(a.path, b.path);
}
