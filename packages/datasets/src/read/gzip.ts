import { Inflate } from "fflate";
import { DataError } from "../data-error.js";
import { crc32 } from "./crc32.js";

/** Bytes that compressed data may expand to unless a caller says otherwise: 1 GiB. */
export const defaultMaxBytes = 2 ** 30;

export interface ExpandOptions {
  /** Refuse data that expands beyond this many bytes; defaults to 1 GiB. */
  readonly maxBytes?: number;
}

/** Whether bytes begin like a gzip stream. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export function tooLarge(what: string, maxBytes: number): DataError {
  const megabytes = Math.round(maxBytes / 2 ** 20);
  return new DataError({
    expected: `${what} that expands to at most ${megabytes} MiB`,
    found: "more",
    mend: "unpack it first if it is trusted, or raise maxBytes",
  });
}

function corrupt(found: string): DataError {
  return new DataError({
    expected: "a whole gzip stream",
    found,
    mend: "the file is truncated or corrupt: copy or download it again",
  });
}

/** Position after the gzip header at `start`: 10 bytes, then the optional fields that the flags announce. */
function headerEnd(bytes: Uint8Array, start: number): number {
  const flags = bytes[start + 3]!;
  let position = start + 10;
  if (flags & 4) position += 2 + (bytes[position]! | (bytes[position + 1]! << 8));
  for (const flag of [8, 16]) {
    if ((flags & flag) === 0) continue;
    while (position < bytes.length && bytes[position] !== 0) position += 1;
    position += 1;
  }
  if (flags & 2) position += 2;
  if (bytes[start + 2] !== 8 || position >= bytes.length) throw corrupt("a broken header");
  return position;
}

/** Deflate stops by itself at the end of a member; the sizes of the trailer say where that was. */
function inflateMember(bytes: Uint8Array, maxBytes: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let total = 0;
  let ended = false;
  const stream = new Inflate((part, final) => {
    total += part.length;
    if (total > maxBytes) throw tooLarge("a gzip file", maxBytes);
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
    throw corrupt(`"${(error as Error).message}" after ${total} bytes`);
  }
  if (!ended) throw corrupt(`its end after ${total} bytes`);
  return parts;
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
 * Bytes of a gzip stream of one member, checksum and length verified; other bytes are returned as they are.
 *
 * @throws DataError if the stream is truncated or corrupt, or expands beyond maxBytes
 */
export function gunzip(bytes: Uint8Array, { maxBytes = defaultMaxBytes }: ExpandOptions = {}): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  if (bytes.length < 18) throw corrupt(`only ${bytes.length} bytes`);
  const trailer = bytes.length - 8;
  const whole = concatenate(inflateMember(bytes.subarray(headerEnd(bytes, 0), trailer), maxBytes));
  const view = new DataView(bytes.buffer, bytes.byteOffset + trailer, 8);
  if (view.getUint32(4, true) !== whole.length % 2 ** 32) {
    throw corrupt(`${whole.length} bytes where its trailer promises ${view.getUint32(4, true)}`);
  }
  if (view.getUint32(0, true) !== crc32(whole)) throw corrupt("a wrong checksum");
  return whole;
}
