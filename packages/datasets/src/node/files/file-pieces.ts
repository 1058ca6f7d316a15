import type { Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { gunzipPieces, isGzip } from "../../bytes/gzip.js";
import { pieces, type RandomAccess } from "../../bytes/random-access.js";
import { withFile } from "../../data-error.js";
import { openFile } from "./byte-source.js";

function* watched(file: RandomAccess, work: Work): Generator<Uint8Array> {
  let done = 0;
  for (const piece of pieces(file)) {
    done += piece.length;
    advance(work, { done, total: file.byteLength, unit: "bytes" });
    yield piece;
  }
}

/**
 * The bytes of a file of any size a piece at a time, expanded if it is gzip; its checksum is verified behind the last
 * piece.
 *
 * @throws InputError if it cannot be read, is no plain file, or is a broken gzip stream
 */
export function* fileChunks(path: string, work: Work = {}): Generator<Uint8Array> {
  const file = openFile(path);
  try {
    const gzip = isGzip(file.read(0, Math.min(2, file.byteLength)));
    yield* gzip ? gunzipPieces(watched(file, work)) : watched(file, work);
  } catch (error) {
    throw withFile(error, path);
  } finally {
    file.close();
  }
}
