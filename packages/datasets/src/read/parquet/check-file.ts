import { InputError } from "@collapsar/linalg";
import type { FileMetaData } from "hyparquet";
import { checkColumn, type Decompress } from "./check-column.js";
import { brokenParquet } from "./page-reader.js";
import type { ByteSource } from "./parquet-buffer.js";
import type { Leaf, ParquetSchema } from "./schema.js";

type RowGroup = FileMetaData["row_groups"][number];
type ColumnMetaData = NonNullable<RowGroup["columns"][number]["meta_data"]>;

const whole = (value: bigint | number | undefined): number => {
  const number = Number(value ?? 0);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw brokenParquet(`a size of ${value}`);
};

/** Cells take some bytes even where they are all alike; more of them than this were not written but made up. */
const cellsPerByte = 4096;
const cellsAlways = 2 ** 24;

/** Rows of the file; refused where its footer contradicts itself, or promises rows without bound. */
export function checkFooter(
  { num_rows: rows, row_groups: groups }: FileMetaData,
  schema: ParquetSchema,
  bytes: number,
): number {
  const total = whole(rows);
  const sum = groups.reduce((count, group) => count + whole(group.num_rows), 0);
  if (sum !== total) throw brokenParquet(`${sum} rows in its groups where its footer promises ${total}`);
  const cells = total * Math.max(1, schema.leaves.length);
  if (cells > Math.max(cellsAlways, cellsPerByte * bytes))
    throw brokenParquet(`${total} rows in ${bytes} bytes`);
  const odd = groups.some(({ columns }) => columns.length !== schema.leaves.length);
  if (odd) throw brokenParquet("a row group of other columns than its schema");
  return total;
}

/** Place of a column's pages in the file. */
export function chunkRange(meta: ColumnMetaData): [start: number, end: number] {
  const data = whole(meta.data_page_offset);
  const dictionary = whole(meta.dictionary_page_offset);
  const start = dictionary > 0 && dictionary < data ? dictionary : data;
  return [start, start + whole(meta.total_compressed_size)];
}

export type Decompressors = Readonly<Record<string, Decompress | undefined>>;

function decompressor(codec: string, known: Decompressors): Decompress | undefined {
  if (codec === "UNCOMPRESSED") return undefined;
  const found = known[codec];
  if (found === undefined) throw brokenParquet(`the compression ${codec}, which is not read`);
  return (bytes, length) => {
    try {
      return found(bytes, length);
    } catch (error) {
      throw brokenParquet(`"${(error as Error).message}" in a compressed page`);
    }
  };
}

/** Names the column in what its pages are refused for. */
function inColumn(name: string, error: unknown): unknown {
  if (!(error instanceof InputError)) return error;
  return new InputError({ ...error.fault, place: { ...error.fault.place, column: name } }, { cause: error });
}

async function checkChunk(
  file: ByteSource,
  { num_rows: rows }: RowGroup,
  meta: ColumnMetaData | undefined,
  { path, element, levels }: Leaf,
  known: Decompressors,
): Promise<void> {
  try {
    if (meta === undefined || meta.path_in_schema.join("\0") !== path.join("\0"))
      throw brokenParquet("a column without its description");
    const [start, end] = chunkRange(meta);
    if (end > file.byteLength) throw brokenParquet("pages outside of it");
    if (meta.type !== element.type) throw brokenParquet("two types of one column");
    const bytes = new Uint8Array(await file.slice(start, end));
    checkColumn(bytes, {
      rows: whole(rows),
      values: whole(meta.num_values),
      type: meta.type,
      typeLength: element.type_length,
      levels,
      decompress: decompressor(meta.codec, known),
    });
  } catch (error) {
    throw inColumn(path[0] ?? "", error);
  }
}

/**
 * Walks through the pages of a row group before they are decoded.
 *
 * @throws InputError naming the column whose pages are broken
 */
export async function checkGroup(
  file: ByteSource,
  group: RowGroup,
  { leaves }: ParquetSchema,
  known: Decompressors,
): Promise<void> {
  for (const [i, leaf] of leaves.entries())
    await checkChunk(file, group, group.columns[i]?.meta_data, leaf, known);
}
