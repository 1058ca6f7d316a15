import { crc32 } from "../../bytes/crc32.js";
import { checkLevels, type Levels } from "./check-levels.js";
import { type ValueType, walkValues } from "./check-values.js";
import { type PageHeader, readPageHeader } from "./page-header.js";
import { brokenParquet, PageReader } from "./page-reader.js";

export type Decompress = (bytes: Uint8Array, length: number) => Uint8Array;

/** The footer's record of a column chunk. */
export interface ColumnChunk {
  readonly rows: number;
  readonly values: number;
  readonly type: string;
  readonly typeLength: number | undefined;
  readonly levels: Levels;
  /** Undefined for pages that are not compressed. */
  readonly decompress: Decompress | undefined;
}

/** No page of sound writers expands to more, or by more. */
function checkExpansion({ size, expandedSize }: PageHeader): void {
  if (expandedSize > Math.max(2 ** 24, 1100 * size) || expandedSize > 2 ** 31)
    throw brokenParquet(`a page of ${size} bytes that expands to ${expandedSize}`);
}

function expand(bytes: Uint8Array, length: number, decompress: Decompress | undefined): Uint8Array {
  const expanded = decompress === undefined ? bytes : decompress(bytes, length);
  if (expanded.length === length) return expanded;
  throw brokenParquet(`a page of ${expanded.length} bytes where its header promises ${length}`);
}

/** The bytes of a data page's levels, and of its values. */
function partsOf(
  header: PageHeader,
  page: Uint8Array,
  { decompress }: ColumnChunk,
): [levels: PageReader, values: PageReader] {
  if (header.kind !== "data-v2") {
    const reader = new PageReader(expand(page, header.expandedSize, decompress));
    return [reader, reader];
  }
  const levelBytes = header.repetitionBytes + header.definitionBytes;
  if (levelBytes > page.length || levelBytes > header.expandedSize)
    throw brokenParquet("levels longer than their page");
  const body = page.subarray(levelBytes);
  const values = expand(body, header.expandedSize - levelBytes, header.compressed ? decompress : undefined);
  return [new PageReader(page, 0, levelBytes), new PageReader(values)];
}

/** Checks one column chunk as a state: the dictionary that was met, values and rows so far. */
class ChunkCheck {
  values = 0;
  rows = 0;
  private dictionary: number | undefined;

  constructor(private readonly chunk: ColumnChunk) {}

  page(header: PageHeader, bytes: Uint8Array): void {
    checkExpansion(header);
    if (header.crc !== undefined && header.crc !== crc32(bytes))
      throw brokenParquet("a page with a wrong checksum");
    if (header.kind === "dictionary") this.dictionaryPage(header, bytes);
    else if (header.kind !== "index") this.dataPage(header, bytes);
  }

  private valueType({ kind }: PageHeader): ValueType {
    const { type, typeLength } = this.chunk;
    return { type, typeLength, dictionary: this.dictionary, second: kind === "data-v2" };
  }

  private dictionaryPage(header: PageHeader, bytes: Uint8Array): void {
    if (this.dictionary !== undefined || this.values > 0)
      throw brokenParquet("a dictionary behind other pages");
    const reader = new PageReader(expand(bytes, header.expandedSize, this.chunk.decompress));
    walkValues(reader, 0, header.values, this.valueType(header));
    this.dictionary = header.values;
  }

  private dataPage(header: PageHeader, bytes: Uint8Array): void {
    const { values: count } = header;
    if (count > this.chunk.values - this.values) throw brokenParquet("more values than its footer promises");
    const [levels, values] = partsOf(header, bytes, this.chunk);
    const { present, rows } = checkLevels(levels, header, this.chunk.levels);
    walkValues(values, header.encoding, present, this.valueType(header));
    this.values += count;
    this.rows += rows;
  }
}

/**
 * Walks through the pages of a column chunk before a decoder does: headers, checksums, levels, runs and lengths all
 * lie inside of it and add up to what the footer promises.
 *
 * Source: Apache Parquet, *File Format* (Thrift definitions, Encodings.md).
 *
 * @throws InputError where a decoder would read beyond, wait or expand without bound
 */
export function checkColumn(bytes: Uint8Array, chunk: ColumnChunk): void {
  const reader = new PageReader(bytes);
  const check = new ChunkCheck(chunk);
  while (reader.left > 0) {
    const header = readPageHeader(reader);
    const start = reader.pass(header.size);
    check.page(header, bytes.subarray(start, start + header.size));
  }
  if (check.values !== chunk.values)
    throw brokenParquet(`${check.values} values where its footer promises ${chunk.values}`);
  if (check.rows !== chunk.rows)
    throw brokenParquet(`${check.rows} rows where its footer promises ${chunk.rows}`);
}
