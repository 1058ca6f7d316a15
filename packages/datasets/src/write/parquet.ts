import { InputError } from "@collapsar/linalg";
import { checkOneOf, shownValue } from "@collapsar/linalg/check";
import { parquetWriteBuffer } from "hyparquet-writer";

const types = ["DOUBLE", "FLOAT", "INT32", "STRING"] as const;

/** A column to write: numbers, whole numbers, or text. */
export interface ParquetColumn {
  readonly name: string;
  /** Numbers or text; null and NaN are empty cells. */
  readonly data: ArrayLike<number | null> | readonly (string | null)[];
  /** DOUBLE unless said otherwise; text is STRING. */
  readonly type?: (typeof types)[number] | undefined;
}

function fault(argument: string, requirement: string, value: unknown): InputError {
  return new InputError({ fn: "writeParquet", argument, requirement, received: shownValue(value) });
}

function checkColumns(columns: readonly ParquetColumn[]): void {
  if (!Array.isArray(columns)) throw fault("columns", "must be a list of columns", columns);
  const rows = (columns[0] as ParquetColumn | undefined)?.data?.length ?? 0;
  const names = new Set<string>();
  for (const { name, data, type } of columns as readonly Partial<ParquetColumn>[]) {
    if (typeof name !== "string") throw fault("columns", "must have names", name);
    if (names.has(name)) throw fault("columns", "must have different names", name);
    names.add(name);
    if (typeof data?.length !== "number")
      throw fault(`column ${JSON.stringify(name)}`, "must have data", data);
    if (data.length !== rows) {
      const requirement = `columns must have ${rows} rows`;
      throw new InputError({ fn: "writeParquet", requirement, received: `${data.length} in ${name}` });
    }
    if (type !== undefined) checkOneOf("writeParquet", "type", type, types);
  }
}

/** A cell as the writer takes it; a number that is none is an empty cell. */
function cellOf(cell: number | string | null | undefined): number | string | null {
  return cell === undefined || Number.isNaN(cell) ? null : cell;
}

/**
 * A Parquet file of plain columns of equal length.
 *
 * @throws InputError if there are no columns, or they differ in length or share a name
 */
export function writeParquet(columns: readonly ParquetColumn[]): Uint8Array {
  checkColumns(columns);
  const columnData = columns.map(({ name, data, type }) => {
    const cells = Array.from<number | string | null>(data as ArrayLike<number | string | null>).map(cellOf);
    const isText = cells.some((cell) => typeof cell === "string");
    return { name, data: cells, type: type ?? (isText ? ("STRING" as const) : ("DOUBLE" as const)) };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
