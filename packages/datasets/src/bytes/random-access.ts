/** Bytes that can be read at any place: memory, or an open file. */
export interface RandomAccess {
  readonly byteLength: number;
  /** The bytes from start to end, all of them; they may be shared memory and are not to be changed. */
  read(start: number, end: number): Uint8Array;
}

/** Bytes in memory. */
export function memoryAccess(bytes: Uint8Array): RandomAccess {
  return { byteLength: bytes.length, read: (start, end) => bytes.subarray(start, end) };
}

/** A window of other bytes. */
export function windowAccess(access: RandomAccess, start: number, end: number): RandomAccess {
  return { byteLength: end - start, read: (from, to) => access.read(start + from, start + to) };
}

/** Bytes of a piece of a streamed reading: long enough for the disk, short enough for the cache. */
export const pieceBytes = 2 ** 20;

/** All bytes in order, a piece at a time. */
export function* pieces(access: RandomAccess, start = 0, end = access.byteLength): Generator<Uint8Array> {
  for (let at = start; at < end; at += pieceBytes) yield access.read(at, Math.min(end, at + pieceBytes));
}
