import { blank, dtypeOfArray, type Real } from "../../matrix/matrix.js";

/** Bytes of a workspace that is kept for the next call. */
const KEPT = 2 ** 26;

const kept = new Map<string, ArrayBufferLike>();

/**
 * A workspace of the element type of `like`, the same memory at every call with this role: fresh pages for it would
 * cost as much as an eighth of a decomposition. It holds anything, and is never handed out.
 */
export function scratch(role: "matrix" | "vectors" | "work", length: number, like: Real): Real {
  const dtype = dtypeOfArray(like);
  const bytes = length * like.BYTES_PER_ELEMENT;
  if (bytes > KEPT) return blank(length, dtype);
  let buffer = kept.get(role);
  if (buffer === undefined || buffer.byteLength < bytes) {
    buffer = blank(length, dtype).buffer;
    kept.set(role, buffer);
  }
  return dtype === "f32" ? new Float32Array(buffer, 0, length) : new Float64Array(buffer, 0, length);
}
