import { corrupt } from "../../bytes/inflate.js";

export const pickleFile = "pickle";

/** Takes the pieces of a pickle from its bytes, and refuses to read beyond their end. */
export class PickleReader {
  private at = 0;
  private readonly view: DataView;
  private readonly decoder = new TextDecoder("utf-8", { fatal: true });

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get position(): number {
    return this.at;
  }

  /** Moves on, and gives the place that was left. */
  private pass(count: number): number {
    const start = this.at;
    if (!(count <= this.bytes.length - start))
      throw corrupt(
        pickleFile,
        `${this.bytes.length - start} bytes where ${count} are promised at byte ${start}`,
      );
    this.at = start + count;
    return start;
  }

  byte = () => this.view.getUint8(this.pass(1));
  int16 = () => this.view.getUint16(this.pass(2), true);
  int32 = () => this.view.getInt32(this.pass(4), true);
  length32 = () => this.view.getUint32(this.pass(4), true);
  float = () => this.view.getFloat64(this.pass(8));

  /** A length of 64 bits, which is beyond any file if it does not fit. */
  length64(): number {
    const start = this.pass(8);
    return this.view.getUint32(start, true) + this.view.getUint32(start + 4, true) * 2 ** 32;
  }

  take(count: number): Uint8Array {
    const start = this.pass(count);
    return this.bytes.subarray(start, start + count);
  }

  text(count: number): string {
    const bytes = this.take(count);
    try {
      return this.decoder.decode(bytes);
    } catch {
      throw corrupt(pickleFile, `bytes that are no text before byte ${this.at}`);
    }
  }

  /** Text up to the end of its line. */
  line(): string {
    const end = this.bytes.indexOf(10, this.at);
    if (end < 0) throw corrupt(pickleFile, "its end inside a line");
    const text = this.text(end - this.at);
    this.at = end + 1;
    return text;
  }

  /** A whole number, little endian, in two's complement; a plain number where that is exact. */
  integer(count: number): number | bigint {
    if (count > 1024) throw corrupt(pickleFile, `a whole number of ${count} bytes`);
    let value = 0n;
    const bytes = this.take(count);
    for (let i = count - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]!);
    const signed = BigInt.asIntN(8 * count, value);
    return Number.isSafeInteger(Number(signed)) ? Number(signed) : signed;
  }
}
