type Crc32 = (bytes: Uint8Array, previous?: number) => number;

/** Eight tables of 256: what a byte adds to the checksum from 0 … 7 places further on. */
function slicingTables(): Int32Array {
  const tables = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    tables[byte] = value;
  }
  for (let at = 256; at < tables.length; at++) {
    const before = tables[at - 256]!;
    tables[at] = tables[before & 255]! ^ (before >>> 8);
  }
  return tables;
}

let tables: Int32Array | undefined;

/** CRC-32, eight bytes a step ("slicing by 8", Kounavis & Berry 2005). */
export function slicedCrc32(bytes: Uint8Array, previous = 0): number {
  tables ??= slicingTables();
  const T = tables;
  let value = ~previous;
  let at = 0;
  for (; at + 8 <= bytes.length; at += 8) {
    const low = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    const head = value ^ low;
    value =
      T[1792 + (head & 255)]! ^
      T[1536 + ((head >>> 8) & 255)]! ^
      T[1280 + ((head >>> 16) & 255)]! ^
      T[1024 + (head >>> 24)]! ^
      T[768 + bytes[at + 4]!]! ^
      T[512 + bytes[at + 5]!]! ^
      T[256 + bytes[at + 6]!]! ^
      T[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) value = T[(value ^ bytes[at]!) & 255]! ^ (value >>> 8);
  return ~value >>> 0;
}

interface Builtins {
  readonly process?: {
    getBuiltinModule?(name: string): { readonly crc32?: Crc32 } | undefined;
  };
}

/** CRC-32 of gzip and zip (IEEE 802.3), continued from `previous`: Node's own where there is one. */
export const crc32: Crc32 =
  (globalThis as Builtins).process?.getBuiltinModule?.("node:zlib")?.crc32 ?? slicedCrc32;
