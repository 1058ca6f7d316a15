import { Inflate } from "fflate";
import { DataError } from "../data-error.js";

/** Bytes that compressed data may expand to unless a caller says otherwise: 1 GiB. */
export const defaultMaxBytes = 2 ** 30;

export interface ExpandOptions {
  /** Refuse data that expands beyond this many bytes; defaults to 1 GiB. */
  readonly maxBytes?: number;
}

export function tooLarge(what: string, maxBytes: number): DataError {
  const megabytes = Math.round(maxBytes / 2 ** 20);
  return new DataError({
    expected: `${what} that expands to at most ${megabytes} MiB`,
    found: "more",
    mend: "unpack it first if it is trusted, or raise maxBytes",
  });
}

export function corrupt(what: string, found: string): DataError {
  return new DataError({
    expected: `a whole ${what}`,
    found,
    mend: "the file is truncated or corrupt: copy or download it again",
  });
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * The bytes of a deflate stream, which stops by itself at its end.
 *
 * @param what - the kind of data, for messages: "gzip stream"
 * @throws DataError if the stream is truncated or corrupt, or expands beyond maxBytes
 */
export function inflate(what: string, bytes: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    total += part.length;
    if (total > maxBytes) throw tooLarge(`a ${what}`, maxBytes);
    if (part.length > 0) parts.push(part);
    ended ||= final;
  });
  const step = 1 << 16;
  try {
    for (let at = 0; at < bytes.length; at += step) {
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
    }
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw corrupt(what, `"${(error as Error).message}" after ${total} bytes`);
  }
  if (!ended) throw corrupt(what, `its end after ${total} bytes`);
  return concatenate(parts);
}
