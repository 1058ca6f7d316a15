import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { nearestName } from "@collapsar/linalg/check";
import type { Note } from "../contract/context.js";
import { UsageError } from "../contract/errors.js";
import { type ByPattern, byColumns, unfitting } from "./by-pattern.js";
import { globPieces, placesOf } from "./path-pattern.js";
import { seriesFileNames } from "./series-file-names.js";
import { isSeriesRecord } from "./series-kind.js";

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

/** Whether an argument is stdin or a FIFO. */
export function isPipe(path: string): boolean {
  return path === "-" || (existsSync(path) && statSync(path).isFIFO());
}

const { compare } = new Intl.Collator("en", { numeric: true });

/** Paths in natural order: epoch-2 before epoch-10. */
export function naturalOrder(a: string, b: string): number {
  return compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** All files below a folder; `own` receives the rows that --out left there, which are no features. */
function filesBelow(folder: string, own: (path: string) => void): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "." ? entry.name : join(folder, entry.name);
    if (entry.name === seriesFileNames.rows && isSeriesRecord(join(folder, seriesFileNames.series))) {
      own(path);
      return [];
    }
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : filesBelow(path, own);
    return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
  });
}

const ownNote = (path: string): Note => ({
  kind: "files",
  message: `${path}: left out, it holds the rows that metrics --out wrote`,
});

/** The data files that fit a glob. */
function expandGlob(glob: string, note: (note: Note) => void): string[] {
  const fixed = glob.split("/").slice(
    0,
    glob.split("/").findIndex((part) => /[*?[\]]/.test(part)),
  );
  const folder = fixed.length === 0 ? "." : fixed.join("/") || "/";
  if (!isFolder(folder)) throw new UsageError(`${glob}: there is no folder ${folder}`);
  const pieces = globPieces(glob.replace(/^\.\//, ""));
  const fits = (path: string) => placesOf(pieces, path.replaceAll("\\", "/")) !== undefined;
  const own = (path: string) => fits(path) && note(ownNote(path));
  const all = filesBelow(folder, own).filter((path) => dataFile.test(path));
  const found = all.filter(fits);
  if (found.length > 0) return found;
  const nearest = nearestName(glob.replaceAll(/[*?[\]]/g, ""), all) ?? all[0];
  const near = nearest === undefined ? "" : `; the nearest is ${nearest}`;
  throw new UsageError(`${glob}: no data file fits, expected at least one${near}`);
}

/** The files that one argument stands for. */
function expand(argument: string, note: (note: Note) => void, mayBeEmpty: boolean): SeriesFile[] {
  if (isFolder(argument)) {
    const all = filesBelow(argument, (path) => note(ownNote(path)));
    const kept = all.filter((path) => dataFile.test(path));
    if (kept.length === 0 && !mayBeEmpty)
      throw new UsageError(`${argument}: the folder holds no data file, expected .npz, .pt, .npy, …`);
    const skipped = all.length - kept.length;
    if (skipped > 0)
      note({
        kind: "files",
        message: `${argument}: ${skipped} ${skipped === 1 ? "file is" : "files are"} no data and left out`,
      });
    return kept.map((path) => ({ path, named: false }));
  }
  if (!isGlob(argument)) return [{ path: argument, named: true }];
  return expandGlob(argument, note).map((path) => ({ path, named: false }));
}

/** Whether the arguments stand for several files, which are then rows of a series. */
export function isSeries(args: readonly string[]): boolean {
  return args.length > 1 || args.some((argument) => isFolder(argument) || isGlob(argument));
}

/** The files that arguments stand for, in natural order, with the columns that a pattern finds in their paths. */
export function seriesFiles(
  args: readonly string[],
  by: ByPattern | undefined,
  note: (note: Note) => void,
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
  if (stray.length > 0) note(strayNote(by, stray));
  const columns = byColumns(
    fitting.map(({ found }) => found!),
    by.names,
  );
  return fitting.map(({ file }, k) => ({ ...file, by: columns[k]! })).sort((a, b) => byOrder(a, b, by.names));
}

function strayNote({ text }: ByPattern, stray: readonly SeriesFile[]): Note {
  const files = stray.length === 1 ? "1 file does" : `${stray.length} files do`;
  const first = stray.slice(0, 3).map(({ path }) => path);
  const names = `${first.join(", ")}${stray.length > 3 ? ", …" : ""}`;
  const message = `${files} not fit --by ${text} and ${stray.length === 1 ? "is" : "are"} left out: ${names}`;
  return { kind: "files", message };
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
