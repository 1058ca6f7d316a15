import { checkBytes } from "@collapsar/linalg/check";
import { FlateErrorCode, Gunzip } from "fflate";
import { crc32 } from "./crc32.js";
import {
  checkExpandOptions,
  concatenate,
  corrupt,
  type ExpandOptions,
  maxBytesOf,
  tooLarge,
} from "./inflate.js";

const what = "gzip stream";

/** Whether bytes begin like a gzip stream. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

const trailerBytes = 8;
const stepBytes = 1 << 14;

/** Zeros that a member may end in: a stored block of them, and a checksum that is 0 by chance. */
const mostZeros = 2 ** 17;

/** Bytes by which it is seen whether a member begins. */
const headBytes = 4;

/** Bytes that are kept behind a member, whose end is known by the head of the next. */
const keptBytes = 1024;

/** Keeps the last bytes that were pushed, and gives the eight before a place of the stream. */
class Tail {
  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;

  push(step: Uint8Array): void {
    const kept = this.bytes.subarray(Math.max(0, this.bytes.length - keptBytes));
    this.bytes = concatenate([kept, step]);
    this.end += step.length;
  }

  trailer(before: number): DataView {
    const at = this.bytes.length - (this.end - before) - trailerBytes;
    if (at < 0 || before > this.end) throw corrupt(what, "its end");
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

function zerosAtEnd(bytes: Uint8Array): number {
  let zeros = 0;
  while (zeros < bytes.length && bytes[bytes.length - 1 - zeros] === 0) zeros += 1;
  return zeros;
}

/** Zeros as steps. */
function* zeroSteps(count: number): Generator<Uint8Array> {
  for (let left = count; left > 0; left -= stepBytes) yield new Uint8Array(Math.min(left, stepBytes));
}

/** Whether the stream says that a member does not begin where one may. */
const isNoMember = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === FlateErrorCode.InvalidHeader;

function* stepsOf(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of pieces)
    for (let at = 0; at < piece.length; at += stepBytes) yield piece.subarray(at, at + stepBytes);
}

/**
 * The bytes of a gzip stream of one or more members a piece at a time; the checksum and length of each member are
 * verified when its last piece was taken. Zeros behind the last member are padding, as gzip takes them.
 *
 * Source: RFC 1952.
 *
 * @throws InputError if the stream is truncated or corrupt; the pieces before the error are then not to be used
 */
export function* gunzipPieces(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  const [tail, member] = [new Tail(), new Member()];
  let fresh: Uint8Array[] = [];
  let seen = 0;
  /** Zeros at the end of the stream, once that is reached. */
  let held: number | undefined;
  let ended = false;
  const stream = new Gunzip((part) => {
    member.add(part);
    if (part.length > 0) fresh.push(part);
  });
  stream.onmember = (offset) => member.end(tail.trailer(offset));
  function* push(step: Uint8Array): Generator<Uint8Array> {
    try {
      stream.push(step, false);
    } catch (error) {
      if (error instanceof RangeError) throw error;
      // behind the last member no other begins
      ended = held !== undefined && isNoMember(error);
      if (!ended) throw corrupt(what, `"${(error as Error).message}"`);
    }
    yield* fresh;
    fresh = [];
  }
  function* steps(): Generator<Uint8Array> {
    let zeros = 0;
    for (const step of stepsOf(pieces)) {
      seen += step.length;
      const ending = zerosAtEnd(step);
      if (ending < step.length) {
        yield* zeroSteps(zeros);
        yield step.subarray(0, step.length - ending);
        zeros = 0;
      }
      zeros += ending;
    }
    held = zeros;
  }
  for (const step of steps()) {
    tail.push(step);
    yield* push(step);
  }
  if (held === undefined || seen < 18) throw corrupt(what, `only ${seen} bytes`);
  // a member may end in some of the zeros: where it does, shows as none begins behind them
  const start = seen - held;
  const most = Math.min(held, mostZeros) + headBytes;
  for (let zeros = 1; zeros <= most && !ended; zeros++) {
    const zero = new Uint8Array(1);
    if (zeros <= held) tail.push(zero);
    yield* push(zero);
    if (!ended) continue;
    if (zeros < headBytes) throw corrupt(what, "other bytes behind its end");
    member.end(tail.trailer(start + zeros - headBytes));
  }
  if (!ended) throw corrupt(what, "its end");
}

/**
 * Bytes of a gzip stream, checksums and lengths verified; other bytes are returned as they are.
 *
 * @throws InputError if the stream is truncated or corrupt, or expands beyond maxBytes
 */
export function gunzip(bytes: Uint8Array, options: ExpandOptions = {}): Uint8Array {
  checkBytes("gunzip", "bytes", bytes);
  checkExpandOptions("gunzip", options);
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
