import { checkObject, InputError, shownValue } from "@collapsar/linalg/check";
import { decodeOwned, type ValueArray } from "../../bytes/values.js";
import { DataError, shown, withPart } from "../../data-error.js";
import { withNpyValues } from "./npy.js";
import { isNpy, npyCount, npyFormat, npyHeaderBytes, npyPreludeBytes, parseNpyLayout } from "./npy-header.js";

/** Bytes that come one after the other, taken straight into arrays: a pipe that is read without chunks of its own. */
export interface ByteReads {
  /** Writes the next bytes to the front of an array; resolves to how many, 0 at the end. */
  read(into: Uint8Array): Promise<number>;
  /** Called when no more is read. */
  close?(): Promise<void>;
}

/** The bytes of chunks. */
function chunkReads(stream: AsyncIterable<Uint8Array>): ByteReads {
  const source = stream[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  return {
    async read(into) {
      while (held.length === 0) {
        const next = await source.next();
        if (next.done === true) return 0;
        held = next.value;
      }
      const count = Math.min(held.length, into.length);
      into.set(held.subarray(0, count));
      held = held.subarray(count);
      return count;
    },
    async close() {
      await source.return?.();
    },
  };
}

/** Bytes that are read ahead of an array: its header and, where it is small, the whole of it at once. */
const AHEAD = 2 ** 12;

/** Bytes that an array is given before any has come; beyond them its memory grows with what has come. */
const AT_ONCE = 2 ** 26;

function grown(bytes: Uint8Array, length: number): Uint8Array {
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
}

/** Takes bytes in the lengths that a reader asks for, and never waits for more than these. */
class StreamReader {
  private ahead: Uint8Array = new Uint8Array(AHEAD);
  private from = 0;
  private to = 0;

  constructor(private readonly source: ByteReads) {}

  /** The next bytes, which stay in the stream; fewer at its end. */
  async peek(count: number): Promise<Uint8Array> {
    if (this.from + count > this.ahead.length) {
      const kept = this.ahead.subarray(this.from, this.to);
      if (count > this.ahead.length) this.ahead = grown(kept, count);
      else this.ahead.copyWithin(0, this.from, this.to);
      [this.from, this.to] = [0, kept.length];
    }
    while (this.to - this.from < count) {
      const read = await this.source.read(this.ahead.subarray(this.to));
      if (read === 0) break;
      this.to += read;
    }
    return this.ahead.subarray(this.from, Math.min(this.to, this.from + count));
  }

  /** The next bytes in memory of their own; fewer at the end. */
  async take(count: number): Promise<Uint8Array> {
    let bytes: Uint8Array = new Uint8Array(Math.min(count, AT_ONCE));
    let filled = Math.min(bytes.length, this.to - this.from);
    bytes.set(this.ahead.subarray(this.from, this.from + filled));
    this.from += filled;
    while (filled < count) {
      if (filled === bytes.length) bytes = grown(bytes, Math.min(count, 2 * filled));
      const read = await this.source.read(bytes.subarray(filled));
      if (read === 0) break;
      filled += read;
    }
    return bytes.subarray(0, filled);
  }

  async close(): Promise<void> {
    await this.source.close?.();
  }
}

/** Arrays of a stream are held whole; larger batches than this are refused. */
const largestArray = 2 ** 32;

function layoutOf(head: Uint8Array) {
  const layout = parseNpyLayout(head);
  const format = npyFormat(layout.descr);
  if (format === undefined)
    throw new DataError({ expected: "numbers, truth values or text", found: `type ${shown(layout.descr)}` });
  const count = npyCount(layout);
  const bytes = layout.dataOffset + count * format.size;
  if (bytes <= largestArray) return { layout, format, count, bytes };
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
  const head = await reader.take(headBytes);
  if (head.length < headBytes) throw cutOff(headBytes, head.length);
  const { layout, format, count, bytes } = layoutOf(head);
  const data = await reader.take(bytes - headBytes);
  if (headBytes + data.length < bytes) throw cutOff(bytes, headBytes + data.length);
  return withNpyValues(layout, format, decodeOwned(data, format, count));
}

/**
 * The arrays of a stream of consecutive .npy files, the bytes that `numpy.save` writes one after the other, each as
 * soon as it is whole; arrays of no rows are arrays too.
 *
 * @param stream - chunks, or reads that write into an array straight away, which spares a copy
 * @throws InputError naming the array (from 1) that is none, is of another type, or is cut off
 */
export async function* readArrayStream(
  stream: AsyncIterable<Uint8Array> | ByteReads,
): AsyncGenerator<ValueArray> {
  checkStream(stream);
  const reader = new StreamReader("read" in stream ? stream : chunkReads(stream));
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

function checkStream(stream: AsyncIterable<Uint8Array> | ByteReads): void {
  const form = "an async iterable of bytes or { read }";
  checkObject("readArrayStream", "stream", stream, form);
  if ("read" in stream || Symbol.asyncIterator in stream) return;
  const received = shownValue(stream);
  throw new InputError({
    fn: "readArrayStream",
    argument: "stream",
    requirement: `must be ${form}`,
    received,
  });
}
