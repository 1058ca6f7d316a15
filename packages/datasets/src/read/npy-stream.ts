import { DataError, withPart } from "../data-error.js";
import { concatenate } from "./inflate.js";
import { parseNpyValues } from "./npy.js";
import { isNpy, npyCount, npyFormat, npyHeaderBytes, npyPreludeBytes, parseNpyLayout } from "./npy-header.js";
import type { ValueArray } from "./values.js";

/** Takes bytes from a stream in the lengths that a reader asks for; memory grows with what has come. */
class StreamReader {
  private held: Uint8Array[] = [];
  private length = 0;
  private readonly source: AsyncIterator<Uint8Array>;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.source = stream[Symbol.asyncIterator]();
  }

  /** Waits for that many bytes, or for the end. */
  private async fill(count: number): Promise<void> {
    while (this.length < count) {
      const next = await this.source.next();
      if (next.done === true) return;
      this.held.push(next.value);
      this.length += next.value.length;
    }
  }

  /** The next bytes, which stay in the stream; fewer at its end. */
  async peek(count: number): Promise<Uint8Array> {
    await this.fill(count);
    const whole = concatenate(this.held);
    this.held = [whole];
    return whole.subarray(0, count);
  }

  async take(count: number): Promise<Uint8Array> {
    const bytes = await this.peek(count);
    this.held = [this.held[0]!.subarray(bytes.length)];
    this.length -= bytes.length;
    return bytes;
  }

  async close(): Promise<void> {
    await this.source.return?.();
  }
}

/** Arrays of a stream are held whole; larger batches than this are refused. */
const largestArray = 2 ** 32;

function sizeOf(head: Uint8Array): number {
  const layout = parseNpyLayout(head);
  const format = npyFormat(layout.descr);
  if (format === undefined)
    throw new DataError({ expected: "numbers, truth values or text", found: `type ${layout.descr}` });
  const bytes = layout.dataOffset + npyCount(layout) * format.size;
  if (bytes <= largestArray) return bytes;
  throw new DataError({
    expected: "an array below 4 GiB",
    found: `${bytes} bytes`,
    mend: "send smaller batches",
  });
}

function cutOff(expected: number, found: number): DataError {
  return new DataError({
    expected: `${expected} bytes`,
    found: `${found} and the end of the stream`,
    mend: "the program that writes it ended too soon",
  });
}

/** The next array; undefined at the end of the stream. */
async function nextArray(reader: StreamReader): Promise<ValueArray | undefined> {
  const prelude = await reader.peek(npyPreludeBytes);
  if (prelude.length === 0) return undefined;
  if (isNpy(prelude) && prelude.length < npyPreludeBytes) throw cutOff(npyPreludeBytes, prelude.length);
  const headBytes = npyHeaderBytes(prelude);
  const head = await reader.peek(headBytes);
  if (head.length < headBytes) throw cutOff(headBytes, head.length);
  const size = sizeOf(head);
  const bytes = await reader.take(size);
  if (bytes.length < size) throw cutOff(size, bytes.length);
  return parseNpyValues(bytes);
}

/**
 * The arrays of a stream of consecutive .npy files, the bytes that `numpy.save` writes one after the other, each as soon as
 * it is whole; arrays of no rows are arrays too.
 *
 * @throws InputError naming the array (from 1) that is none, is of another type, or is cut off
 */
export async function* readArrayStream(stream: AsyncIterable<Uint8Array>): AsyncGenerator<ValueArray> {
  const reader = new StreamReader(stream);
  try {
    for (let number = 1; ; number++) {
      let array: ValueArray | undefined;
      try {
        array = await nextArray(reader);
      } catch (error) {
        throw withPart(error, `array ${number} of the stream`);
      }
      if (array === undefined) return;
      yield array;
    }
  } finally {
    await reader.close();
  }
}
