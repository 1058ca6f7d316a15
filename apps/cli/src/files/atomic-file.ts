import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { makeFolders } from "@collapsar/datasets/node";
import { withPath } from "../contract/system-error.js";
import { checkGuarded, moveAside } from "./guarded-files.js";
import { removeEmpty } from "./made-folders.js";
import { type OutputTarget, outputTarget } from "./output-target.js";
import { sweep, temporaryName, trackTemporary } from "./temporary-files.js";

/** A file in the making: nobody sees it before `commit`. */
export interface AtomicFile {
  write(bytes: Uint8Array | string): void;
  commit(): void;
  abort(): void;
}

/** Does a thing to a file; what the system says against it names the file. */
function named<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw withPath(error, path);
  }
}

function writeAll(fd: number, bytes: Uint8Array | string): void {
  const data = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  for (let at = 0; at < data.length; ) at += writeSync(fd, data, at);
}

/** Makes a rename outlast a power cut, on systems that can. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, "r");
    fsyncSync(fd);
    closeSync(fd);
  } catch {
    // not every system opens folders
  }
}

/** A device or a pipe is written into; a pipe that nobody reads is refused, rather than waited for. */
function beginStream(given: string, { path, stats }: OutputTarget): AtomicFile {
  const probe = named(given, () => openSync(path, constants.O_WRONLY | constants.O_NONBLOCK));
  const fd = stats?.isFIFO() === true ? named(given, () => openSync(path, "w")) : probe;
  if (fd !== probe) closeSync(probe);
  return {
    write: (bytes) => named(given, () => writeAll(fd, bytes)),
    commit: () => named(given, () => closeSync(fd)),
    abort: () => closeSync(fd),
  };
}

function beginReplacement(given: string, { path, stats }: OutputTarget, guarded: boolean): AtomicFile {
  const folder = dirname(path);
  const made = named(given, () => makeFolders(folder));
  const temporary = temporaryName(path);
  let fd: number;
  try {
    sweep(folder);
    fd = openSync(temporary, "wx");
    trackTemporary(temporary, true);
  } catch (error) {
    removeEmpty(made);
    throw withPath(error, given);
  }
  let closed = false;
  const abort = () => {
    if (!closed) closeSync(fd);
    closed = true;
    rmSync(temporary, { force: true });
    removeEmpty(made);
    trackTemporary(temporary, false);
  };
  const commit = () => {
    fsyncSync(fd);
    if (stats !== undefined) chmodSync(temporary, stats.mode);
    closed = true;
    closeSync(fd);
    if (guarded) moveAside(path);
    renameSync(temporary, path);
    trackTemporary(temporary, false);
    syncFolder(folder);
  };
  return {
    write: (bytes) => named(given, () => writeAll(fd, bytes)),
    abort,
    commit() {
      try {
        commit();
      } catch (error) {
        abort();
        throw withPath(error, given);
      }
    },
  };
}

/**
 * Begins a file under a temporary name in its folder, which is made; a link's file is replaced and the link stays, a
 * device or a pipe is written into.
 *
 * @throws UsageError if it would take the place of an input of the command, or of a file of another run
 */
export function beginFile(path: string): AtomicFile {
  const target = named(path, () => outputTarget(path));
  if (target.kind === "stream") return beginStream(path, target);
  return beginReplacement(path, target, checkGuarded(path, target));
}

/** Writes a file at once or not at all. */
export function writeAtomic(path: string, bytes: Uint8Array | string): void {
  const file = beginFile(path);
  try {
    file.write(bytes);
  } catch (error) {
    file.abort();
    throw error;
  }
  file.commit();
}

/** Adds lines to the end of a file, all or none, and on the disk when this returns. */
export function appendLines(path: string, lines: string): void {
  named(path, () => {
    makeFolders(dirname(path));
    const fd = openSync(path, "a");
    const before = fstatSync(fd).size;
    try {
      writeAll(fd, lines);
      fsyncSync(fd);
    } catch (error) {
      ftruncateSync(fd, before);
      throw error;
    } finally {
      closeSync(fd);
    }
  });
}
