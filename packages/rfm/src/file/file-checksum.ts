import { crc32 } from "@collapsar/datasets/parts";

/** Numbers of a tensor, by whichever type. */
interface Numbers {
  readonly data: {
    readonly buffer: ArrayBufferLike;
    readonly byteOffset: number;
    readonly byteLength: number;
  };
}

/**
 * CRC-32 of a model's description and of its tensors' bytes in the order of their names, as eight hexadecimal digits: a
 * changed bit anywhere gives another one.
 */
export function fileChecksum(description: string, tensors: Iterable<readonly [string, Numbers]>): string {
  const text = new TextEncoder();
  let sum = crc32(text.encode(description));
  for (const [name, { data }] of [...tensors].sort(([a], [b]) => (a < b ? -1 : 1))) {
    sum = crc32(text.encode(name), sum);
    sum = crc32(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), sum);
  }
  return (sum >>> 0).toString(16).padStart(8, "0");
}
