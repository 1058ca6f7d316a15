import { checkKeys, resolveOptions } from "@collapsar/linalg/check";
import { Inflate } from "fflate";
import { DataError } from "../data-error.js";
import { expandOptions } from "../options.js";

/** How far compressed bytes may expand. */
export interface ExpandOptions {
  /** Refuse compressed data that expands beyond this many bytes in memory; defaults to 1 GiB. */
  readonly maxBytes?: number | undefined;
}

/** The options of whatever expands data, out of more. */
export function expanding({ maxBytes }: ExpandOptions): ExpandOptions {
  return { maxBytes };
}

/** Requires the options of whatever expands data, and no others. */
export function checkExpandOptions(fn: string, options: ExpandOptions): void {
  checkKeys(fn, options, Object.keys(expandOptions));
}

/** The bytes that data may expand to. */
export function maxBytesOf(fn: string, options: ExpandOptions): number {
  return resolveOptions(fn, expandOptions, options).maxBytes;
}

export function tooLarge(what: string, maxBytes: number): DataError {
  const megabytes = Math.round(maxBytes / 2 ** 20);
  return new DataError({
    expected: `${what} that expands to at most ${megabytes} MiB`,
    found: "more",
    mend: ["unpack it first if it is trusted", [", or raise ", { option: "maxBytes" }]],
  });
}

export function corrupt(what: string, found: string): DataError {
  return new DataError({
    expected: `a whole ${what}`,
    found,
    mend: "the file is truncated or corrupt: copy or download it again",
  });
}

/** Parts one after the other, in one array. */
export function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Compressed bytes are handed over in pieces, so that little is expanded at a time. */
const stepBytes = 1 << 14;

/**
 * The bytes of a deflate stream a piece at a time; it must end exactly where the compressed bytes end.
 *
 * @param what - the kind of data, for messages: "gzip stream"
 * @throws InputError if the stream is truncated or corrupt
 */
export function* inflatePieces(what: string, compressed: Iterable<Uint8Array>): Generator<Uint8Array> {
  let fresh: Uint8Array[] = [];
  let [total, ended] = [0, false];
  const stream = new Inflate((part, final) => {
    if (part.length > 0) fresh.push(part);
    total += part.length;
    ended ||= final;
  });
  function* push(bytes: Uint8Array, last: boolean): Generator<Uint8Array> {
    try {
      stream.push(bytes, last);
    } catch (error) {
      throw corrupt(what, `"${(error as Error).message}" after ${total} bytes`);
    }
    yield* fresh;
    fresh = [];
  }
  let held: Uint8Array | undefined;
  for (const step of steps(compressed)) {
    if (held !== undefined) yield* push(held, false);
    held = step;
  }
  if (held !== undefined) yield* push(held, true);
  if (!ended) throw corrupt(what, `its end after ${total} bytes`);
}

function* steps(compressed: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const piece of compressed)
    for (let at = 0; at < piece.length; at += stepBytes) yield piece.subarray(at, at + stepBytes);
}

/**
 * The bytes of a deflate stream, in one piece.
 *
 * @throws InputError if the stream is truncated or corrupt, or expands beyond maxBytes
 */
export function inflate(what: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  for (const part of inflatePieces(what, [bytes])) {
    total += part.length;
    if (total > maxBytes) throw tooLarge(`a ${what}`, maxBytes);
    parts.push(part);
  }
  return concatenate(parts);
}
