import { encodings } from "./page-header.js";
import { brokenParquet, type PageReader } from "./page-reader.js";

/** Receives a value and how often it is repeated. */
type Visit = (value: number, times: number) => void;

/** The low 32 bits of a number of `width` bits, the lowest bit of the lowest byte first. */
function lowBits(bytes: Uint8Array, place: number, width: number): number {
  const wanted = Math.min(width, 32);
  let value = 0;
  for (let bit = 0; bit < wanted; ) {
    const at = place + bit;
    const taken = Math.min(8 - (at & 7), wanted - bit);
    value |= ((bytes[at >>> 3]! >>> (at & 7)) & ((1 << taken) - 1)) << bit;
    bit += taken;
  }
  return value >>> 0;
}

function bitPacked(reader: PageReader, width: number, groups: number, wanted: number, visit: Visit): void {
  const packed = reader.part(Math.min(groups * width, reader.left));
  const needed = Math.ceil((wanted * width) / 8);
  if (packed.left < needed)
    throw brokenParquet(`${packed.left} bytes of packed values where ${needed} are needed`);
  const first = packed.at * 8;
  for (let i = 0; i < wanted; i++) visit(lowBits(packed.bytes, first + i * width, width), 1);
}

/** Packed values that a run may have behind the last one that is wanted. */
const mostPadding = 504;

/**
 * Walks through `count` values of the hybrid of runs and packed bits; every run must be one, and none longer than
 * what is still to come.
 */
export function walkHybrid(reader: PageReader, width: number, count: number, visit: Visit): void {
  if (width > 32) throw brokenParquet(`values of ${width} bits`);
  for (let seen = 0; seen < count; ) {
    const head = reader.count();
    const length = Math.floor(head / 2);
    if (length === 0) throw brokenParquet("a run of no values");
    if (head % 2 === 1) {
      const wanted = Math.min(8 * length, count - seen);
      if (8 * length - wanted > mostPadding) throw brokenParquet("more packed values than its page has");
      bitPacked(reader, width, length, wanted, visit);
      seen += wanted;
    } else {
      if (length > count - seen)
        throw brokenParquet(`a run of ${length} values where ${count - seen} are left`);
      let value = 0;
      for (let byte = 0; byte < Math.ceil(width / 8); byte++) value += reader.byte() * 2 ** (8 * byte);
      visit(value, length);
      seen += length;
    }
  }
}

/** Walks through the whole numbers of a delta encoding, which are handed over modulo 2^32. */
function walkDelta(reader: PageReader, count: number, visit: (value: number) => void): void {
  const [block, miniblocks, total] = [reader.count(), reader.count(), reader.count()];
  const size = block / miniblocks;
  const sound = block >= 128 && block <= 2 ** 20 && block % 128 === 0 && miniblocks > 0 && size % 32 === 0;
  if (!sound) throw brokenParquet(`delta blocks of ${block} in ${miniblocks}`);
  if (total !== count) throw brokenParquet(`${total} delta values where its page has ${count}`);
  let value = Number(BigInt.asUintN(32, reader.zigzag()));
  if (count > 0) visit(value | 0);
  for (let seen = 1; seen < count; ) {
    const least = Number(BigInt.asUintN(32, reader.zigzag()));
    const widths = Array.from({ length: miniblocks }, () => reader.byte());
    for (const width of widths) {
      if (seen >= count) break;
      if (width > 64) throw brokenParquet(`deltas of ${width} bits`);
      const packed = reader.part((size * width) / 8);
      for (let i = 0; i < size && seen < count; i++, seen++) {
        value = (value + least + lowBits(packed.bytes, packed.at * 8 + i * width, width)) % 2 ** 32;
        visit(value | 0);
      }
    }
  }
}

function walkLengths(reader: PageReader, count: number): void {
  for (let i = 0; i < count; i++) reader.pass(reader.int32());
}

function walkDeltaLengths(reader: PageReader, count: number): void {
  let bytes = 0;
  walkDelta(reader, count, (length) => {
    if (length < 0) throw brokenParquet("a text of negative length");
    bytes += length;
  });
  reader.pass(bytes);
}

/** Texts that repeat the beginning of the one before; what they expand to stays in proportion. */
function walkDeltaBytes(reader: PageReader, count: number): void {
  const prefixes = new Float64Array(count);
  let [at, before, bytes, expanded] = [0, 0, 0, 0];
  walkDelta(reader, count, (prefix) => {
    prefixes[at++] = prefix;
  });
  at = 0;
  walkDelta(reader, count, (suffix) => {
    const prefix = prefixes[at++]!;
    if (suffix < 0 || prefix < 0 || prefix > before) throw brokenParquet("a text that begins like none");
    before = prefix + suffix;
    bytes += suffix;
    expanded += before;
  });
  if (expanded > 2 ** 24 + 1024 * reader.bytes.length) throw brokenParquet("texts that expand without bound");
  reader.pass(bytes);
}

/** Bytes of a value that lies plain; undefined for texts, which say their lengths. */
function plainBytes(type: string, typeLength: number | undefined): number | undefined {
  const sizes: Readonly<Record<string, number | undefined>> = {
    INT32: 4,
    FLOAT: 4,
    INT64: 8,
    DOUBLE: 8,
    INT96: 12,
  };
  return type === "FIXED_LEN_BYTE_ARRAY" ? (typeLength ?? 0) : sizes[type];
}

/** Type of a column's values. */
export interface ValueType {
  readonly type: string;
  readonly typeLength: number | undefined;
  /** Entries of the column's dictionary, where there is one. */
  readonly dictionary: number | undefined;
  /** Whether they lie in a page of the second version, whose decoder reads runs of values of no bits too. */
  readonly second: boolean;
}

function walkPlain(reader: PageReader, count: number, { type, typeLength }: ValueType): void {
  const size = plainBytes(type, typeLength);
  if (type === "BOOLEAN") reader.pass(Math.ceil(count / 8));
  else if (size !== undefined) reader.pass(count * size);
  else walkLengths(reader, count);
}

function walkDictionary(reader: PageReader, count: number, { dictionary: entries, second }: ValueType): void {
  if (entries === undefined) throw brokenParquet("a page that asks for a dictionary where there is none");
  const beyond = (value: number) => {
    if (value >= entries) throw brokenParquet(`entry ${value} of a dictionary of ${entries}`);
  };
  const width = reader.byte();
  if (width === 0 && count > 0) beyond(0);
  if (width > 0 || second) walkHybrid(reader, width, count, beyond);
}

function walkRuns(reader: PageReader, count: number, { type }: ValueType): void {
  if (type !== "BOOLEAN") throw brokenParquet("runs of what is no truth value");
  walkHybrid(reader.part(reader.int32()), 1, count, () => {});
}

function walkWholeDeltas(reader: PageReader, count: number, { type }: ValueType): void {
  if (type !== "INT32" && type !== "INT64") throw brokenParquet("deltas of what is no whole number");
  walkDelta(reader, count, () => {});
}

function walkSplitBytes(reader: PageReader, count: number, { type, typeLength }: ValueType): void {
  reader.pass(count * (plainBytes(type, typeLength) ?? Number.NaN));
}

type Walk = (reader: PageReader, count: number, of: ValueType) => void;

const walks: ReadonlyMap<number, Walk> = new Map<number, Walk>([
  [encodings.plain, walkPlain],
  [encodings.plainDictionary, walkDictionary],
  [encodings.dictionary, walkDictionary],
  [encodings.rle, walkRuns],
  [encodings.deltaBinary, walkWholeDeltas],
  [encodings.deltaLength, walkDeltaLengths],
  [encodings.deltaBytes, walkDeltaBytes],
  [encodings.byteStreamSplit, walkSplitBytes],
]);

/**
 * Walks through the values of a page as a decoder will: every length, run and place must lie inside of it.
 *
 * @throws InputError where a decoder would read beyond, wait or expand without bound
 */
export function walkValues(reader: PageReader, encoding: number, count: number, of: ValueType): void {
  const walk = walks.get(encoding);
  if (walk === undefined) throw brokenParquet(`the encoding ${encoding}`);
  walk(reader, count, of);
}
