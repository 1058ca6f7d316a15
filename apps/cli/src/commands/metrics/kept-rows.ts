import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Matrix } from "@collapsar/linalg";
import type { FeatureRows } from "@collapsar/metrics";
import { blockRows } from "@collapsar/metrics/parts";
import { temporaryName, trackTemporary } from "../../files/temporary-files.js";

/** Bytes of rows that are kept in memory; those beyond wait in a temporary file. */
const IN_MEMORY = 2 ** 28;

/** A batch as it came: in memory, or where it begins in the file. */
interface Kept {
  readonly rows: number;
  readonly single: boolean;
  readonly data: Matrix["data"] | number;
}

const bytesOf = (data: Matrix["data"]) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** The rows of a pipe, which pass once and are read twice: the second pass needs the class means of the first. */
export interface KeptRows {
  add(X: Matrix): void;
  readonly count: number;
  /** Width of the first batch; undefined before it. */
  readonly cols: number | undefined;
  rows(): FeatureRows;
  close(): void;
}

/** A file without a name where the system allows it, so that nothing is left behind however the program ends. */
function temporaryFile(): { readonly fd: number; remove(): void } {
  const path = temporaryName(join(tmpdir(), "rows"));
  const fd = openSync(path, "wx+", 0o600);
  trackTemporary(path, true);
  let named = true;
  const unlink = () => {
    if (!named) return;
    unlinkSync(path);
    trackTemporary(path, false);
    named = false;
  };
  if (process.platform !== "win32") unlink();
  const remove = () => {
    closeSync(fd);
    unlink();
  };
  return { fd, remove };
}

function writeAll(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; )
    at += writeSync(fd, bytes, at, Math.min(bytes.length - at, 2 ** 26), position + at);
}

function readAll(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length; ) {
    const read = readSync(fd, bytes, at, bytes.length - at, position + at);
    // no user has this file's name: a shorter one is a fault of ours, or of the disk
    if (read === 0) throw new Error("the temporary file of rows is shorter than what was written");
    at += read;
  }
}

/** Keeps rows in memory up to `most` bytes, and in a temporary file beyond. */
export function keptRows(most = IN_MEMORY): KeptRows {
  const kept: Kept[] = [];
  let [count, inMemory, written] = [0, 0, 0];
  let cols: number | undefined;
  let file: ReturnType<typeof temporaryFile> | undefined;

  function add({ rows, cols: width, data }: Matrix): void {
    cols ??= width;
    count += rows;
    const single = data instanceof Float32Array;
    if (inMemory + data.byteLength <= most) {
      inMemory += data.byteLength;
      kept.push({ rows, single, data });
      return;
    }
    file ??= temporaryFile();
    writeAll(file.fd, bytesOf(data), written);
    kept.push({ rows, single, data: written });
    written += data.byteLength;
  }

  function* blocks(): Generator<Matrix> {
    const width = cols ?? 0;
    const step = blockRows(width);
    for (const { rows, single, data } of kept) {
      for (let start = 0; start < rows; start += step) {
        const size = Math.min(step, rows - start);
        if (typeof data !== "number") {
          yield { rows: size, cols: width, data: data.subarray(start * width, (start + size) * width) };
          continue;
        }
        const part = single ? new Float32Array(size * width) : new Float64Array(size * width);
        readAll(file!.fd, bytesOf(part), data + start * width * part.BYTES_PER_ELEMENT);
        yield { rows: size, cols: width, data: part };
      }
    }
  }

  return {
    add,
    get count() {
      return count;
    },
    get cols() {
      return cols;
    },
    rows: () => ({ rows: count, cols: cols ?? 0, blocks }),
    close: () => file?.remove(),
  };
}
