/** Random access to the bytes of a file that need not be in memory. */
export interface ByteSource {
  readonly byteLength: number;
  slice(start: number, end?: number): ArrayBuffer | Promise<ArrayBuffer>;
}

/** Bytes in memory, or a file read on demand, in the form that hyparquet reads. */
export function asyncBufferFrom(source: Uint8Array | ByteSource): ByteSource {
  if (!(source instanceof Uint8Array)) return source;
  return {
    byteLength: source.byteLength,
    // a Node Buffer's own slice would share its memory
    slice: (start, end) => Uint8Array.prototype.slice.call(source, start, end).buffer,
  };
}
