import { Gunzip } from "fflate";
import { crc32 } from "./crc32.js";
import { concatenate, corrupt, type ExpandOptions, maxBytesOf, tooLarge } from "./inflate.js";

const what = "gzip stream";

/** Whether bytes begin like a gzip stream. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

const trailerBytes = 8;
const stepBytes = 1 << 14;

/** Keeps the last bytes that were pushed, and gives the eight before a place of the stream. */
class Tail {
  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;

  push(step: Uint8Array): void {
    const kept = this.bytes.subarray(Math.max(0, this.bytes.length - trailerBytes));
    this.bytes = concatenate([kept, step]);
    this.end += step.length;
  }

  trailer(before = this.end): DataView {
    const at = this.bytes.length - (this.end - before) - trailerBytes;
    if (at < 0) throw corrupt(what, "its end");
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + at, trailerBytes);
  }
}

/** Length and checksum of what a member holds. */
class Member {
  private crc = 0;
  private length = 0;

  add(part: Uint8Array): void {
    this.crc = crc32(part, this.crc);
    this.length += part.length;
  }

  /** Refuses a trailer that says something else, and begins the next member. */
  end(trailer: DataView): void {
    const promised = trailer.getUint32(4, true);
    if (promised !== this.length % 2 ** 32)
      throw corrupt(what, `${this.length} bytes where its trailer promises ${promised}`);
    if (trailer.getUint32(0, true) !== this.crc) throw corrupt(what, "a wrong checksum");
    this.crc = 0;
    this.length = 0;
  }
}

function* stepsOf(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += stepBytes) yield piece.subarray(at, at + stepBytes);
}

/**
 * The bytes of a gzip stream of one or more members a piece at a time; the checksum and length of each member are
 * verified when its last piece was taken.
 *
 * Source: RFC 1952.
 *
 * @throws InputError if the stream is truncated or corrupt; the pieces before the error are then not to be used
 */
export function* gunzipPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const [tail, member] = [new Tail(), new Member()];
  let fresh: Uint8Array[] = [];
  let seen = 0;
  const stream = new Gunzip((part) => {
    member.add(part);
    if (part.length > 0) fresh.push(part);
  });
  stream.onmember = (offset) => member.end(tail.trailer(offset));
  function* push(step: Uint8Array, last: boolean): Generator<Uint8Array> {
    tail.push(step);
    try {
      stream.push(step, last);
    } catch (error) {
      throw error instanceof RangeError ? error : corrupt(what, `"${(error as Error).message}"`);
    }
    yield* fresh;
    fresh = [];
  }
  let held: Uint8Array | undefined;
  for (const step of stepsOf(pieces)) {
    seen += step.length;
    if (held !== undefined) yield* push(held, false);
    held = step;
  }
  if (held === undefined || seen < 18) throw corrupt(what, `only ${seen} bytes`);
  yield* push(held, true);
  member.end(tail.trailer());
}

/**
 * Bytes of a gzip stream, checksums and lengths verified; other bytes are returned as they are.
 *
 * @throws InputError if the stream is truncated or corrupt, or expands beyond maxBytes
 */
export function gunzip(bytes: Uint8Array, options: ExpandOptions = {}): Uint8Array {
  const maxBytes = maxBytesOf("gunzip", options);
  if (!isGzip(bytes)) return bytes;
  const parts: Uint8Array[] = [];
  let total = 0;
  for (const part of gunzipPieces([bytes])) {
    total += part.length;
    if (total > maxBytes) throw tooLarge(`a ${what}`, maxBytes);
    parts.push(part);
  }
  return concatenate(parts);
}
