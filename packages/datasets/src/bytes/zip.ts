import { crc32 } from "./crc32.js";
import { concatenate, corrupt, type ExpandOptions, inflatePieces, maxBytesOf, tooLarge } from "./inflate.js";
import { pieces, type RandomAccess } from "./random-access.js";
import type { ZipEntry } from "./zip-directory.js";

/** Whether bytes begin like a zip archive: an entry, or the end of an empty one. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, a, b] = bytes;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/** Deflate cannot expand by more than this: a larger ratio is a lie in the directory. */
const largestRatio = 1040;

/** The entry's name for messages. */
export const entryName = ({ name }: ZipEntry) => `zip entry ${JSON.stringify(name)}`;

function rawPieces(file: RandomAccess, { dataStart, compressedSize }: ZipEntry): Generator<Uint8Array> {
  return pieces(file, dataStart, dataStart + compressedSize);
}

/**
 * The bytes of an entry a piece at a time, its length and checksum verified when the last piece was taken.
 *
 * @throws InputError if it is corrupt; the pieces before the error are then not to be used
 */
export function* entryPieces(file: RandomAccess, entry: ZipEntry): Generator<Uint8Array> {
  const what = entryName(entry);
  if (entry.size > largestRatio * (entry.compressedSize + 64))
    throw corrupt(what, "a length that deflate cannot reach");
  const raw = rawPieces(file, entry);
  let [total, checksum] = [0, 0];
  for (const piece of entry.stored ? raw : inflatePieces(what, raw)) {
    total += piece.length;
    if (total > entry.size)
      throw corrupt(what, `more than the ${entry.size} bytes that its directory promises`);
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (total !== entry.size) throw corrupt(what, `${total} bytes where its directory promises ${entry.size}`);
  if (checksum !== entry.crc) throw corrupt(what, "a wrong checksum");
}

/**
 * The bytes of an entry in one piece, verified.
 *
 * @throws InputError if it is corrupt, or deflated and longer than maxBytes
 */
export function entryBytes(file: RandomAccess, entry: ZipEntry, options: ExpandOptions = {}): Uint8Array {
  const maxBytes = maxBytesOf("entryBytes", options);
  if (!entry.stored && entry.size > maxBytes) throw tooLarge(entryName(entry), maxBytes);
  return concatenate([...entryPieces(file, entry)]);
}

/** Reads an entry to its end for its checksum alone. */
export function verifyEntry(file: RandomAccess, entry: ZipEntry): void {
  for (const _ of entryPieces(file, entry));
}
