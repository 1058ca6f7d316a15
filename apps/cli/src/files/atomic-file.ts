import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";

/** Temporary files that are open, so that an interrupt can take them away. */
const open = new Set<string>();
let onChange: (paths: readonly string[]) => void = () => {};

/** Is told whenever a temporary file begins or ends. */
export function watchWriting(listener: (paths: readonly string[]) => void): void {
  onChange = listener;
}

function track(path: string, writing: boolean): void {
  if (writing) open.add(path);
  else open.delete(path);
  onChange([...open]);
}

/** A file in the making: nobody sees it before `commit`. */
export interface AtomicFile {
  write(bytes: Uint8Array | string): void;
  commit(): void;
  abort(): void;
}

/** Begins a file under a temporary name beside its own; folders are made. */
export function beginFile(path: string): AtomicFile {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  track(temporary, true);
  const fd = openSync(temporary, "w");
  return {
    write(bytes) {
      const data = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
      for (let at = 0; at < data.length; ) at += writeSync(fd, data, at);
    },
    commit() {
      fsyncSync(fd);
      closeSync(fd);
      try {
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw Object.assign(error as Error, { path });
      } finally {
        track(temporary, false);
      }
    },
    abort() {
      closeSync(fd);
      rmSync(temporary, { force: true });
      track(temporary, false);
    },
  };
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
