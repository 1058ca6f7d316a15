import { crc32 } from "./crc32.js";
import { corrupt, defaultMaxBytes, type ExpandOptions, inflate } from "./inflate.js";

const what = "gzip stream";

/** Whether bytes begin like a gzip stream. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 2 && bytes[0] === 0x1f && bytes[1] === 0x8b;
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
  if (bytes[start + 2] !== 8 || position >= bytes.length) throw corrupt(what, "a broken header");
  return position;
}

/**
 * Bytes of a gzip stream of one member, checksum and length verified; other bytes are returned as they are.
 *
 * @throws DataError if the stream is truncated or corrupt, or expands beyond maxBytes
 */
export function gunzip(bytes: Uint8Array, { maxBytes = defaultMaxBytes }: ExpandOptions = {}): Uint8Array {
  if (!isGzip(bytes)) return bytes;
  if (bytes.length < 18) throw corrupt(what, `only ${bytes.length} bytes`);
  const trailer = bytes.length - 8;
  const whole = inflate(what, bytes.subarray(headerEnd(bytes, 0), trailer), maxBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset + trailer, 8);
  if (view.getUint32(4, true) !== whole.length % 2 ** 32) {
    throw corrupt(what, `${whole.length} bytes where its trailer promises ${view.getUint32(4, true)}`);
  }
  if (view.getUint32(0, true) !== crc32(whole)) throw corrupt(what, "a wrong checksum");
  return whole;
}
