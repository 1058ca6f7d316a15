import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { UsageError } from "../contract/errors.js";

/** Where an output goes: a file that is replaced as a whole, or a device or pipe that is written into. */
export interface OutputTarget {
  readonly kind: "file" | "stream";
  /** The file itself, where the given path was a link to it. */
  readonly path: string;
  /** The current file. */
  readonly stats?: Stats | undefined;
}

const mostLinks = 40;

/**
 * A path as the system walks it: `link/..` is the folder above the link's target; what is not there yet is put
 * together.
 */
function walked(path: string): string {
  try {
    return join(realpathSync.native(dirname(path)), basename(path));
  } catch {
    return resolve(path);
  }
}

/** Follows links to the file that they mean, even if it is not there yet. */
function followed(path: string): string {
  let place = walked(path);
  for (let links = 0; links < mostLinks; links++) {
    const stats = lstatSync(place, { throwIfNoEntry: false });
    if (stats?.isSymbolicLink() !== true) return place;
    const link = readlinkSync(place);
    place = walked(isAbsolute(link) ? link : `${dirname(place)}/${link}`);
  }
  throw new UsageError(`${path}: its symbolic links lead in a circle`);
}

/** The same path through no link, as far as it exists. */
export function realPlace(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(resolve(path));
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}

/** Folders whose files are no files on a disk, whatever they look like. */
const systemFolders = ["/dev/", "/proc/"];

/**
 * Where an output path leads.
 *
 * @throws UsageError if it is a folder, or a circle of links
 */
export function outputTarget(path: string): OutputTarget {
  const place = followed(path);
  const stats = statSync(place, { throwIfNoEntry: false });
  if (stats?.isDirectory() === true)
    throw new UsageError(`${path}: it is a folder, expected a file to write`);
  const system = systemFolders.some((folder) => resolve(path).startsWith(folder));
  if (stats !== undefined && (system || !stats.isFile())) return { kind: "stream", path, stats };
  return { kind: "file", path: realPlace(place), stats };
}
