import { corrupt } from "../../bytes/inflate.js";

const what = "Parquet file";

/** A fault of a Parquet file's bytes. */
export const brokenParquet = (found: string) => corrupt(what, found);

/** Numbers one after the other from bytes; never beyond their end. */
export class PageReader {
  private readonly view: DataView;

  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
    readonly end = bytes.length,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.end - this.at;
  }

  /** Moves on, and gives the place that was left. */
  pass(count: number): number {
    if (!(count >= 0 && count <= this.left))
      throw brokenParquet(`${this.left} bytes where ${count} are promised`);
    const start = this.at;
    this.at += count;
    return start;
  }

  byte = () => this.view.getUint8(this.pass(1));
  int32 = () => this.view.getInt32(this.pass(4), true);

  /** Seven bits a byte, the lowest first, at most 64 of them. */
  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
    throw brokenParquet("a number of more than 64 bits");
  }

  /** As `varint`, for numbers that are counted with. */
  count(): number {
    let value = 0;
    for (let weight = 1; weight < 2 ** 35; weight *= 128) {
      const byte = this.byte();
      value += (byte & 127) * weight;
      if (byte < 128) return value;
    }
    throw brokenParquet("a count of more than 32 bits");
  }

  /** Signs folded into the lowest bit. */
  zigzag(): bigint {
    const value = this.varint();
    return (value >> 1n) ^ -(value & 1n);
  }

  /** The next bytes as a reader of their own. */
  part(count: number): PageReader {
    const start = this.pass(count);
    return new PageReader(this.bytes, start, start + count);
  }
}
