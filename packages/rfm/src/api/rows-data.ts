import {
  type Dataset,
  type RowsLike,
  type RowsOptions,
  type Table,
  type TableColumn,
  type TableDatasetOptions,
  tableDataset,
  tableFromRows,
} from "@collapsar/datasets";
import { InputError } from "@collapsar/linalg";
import type { LabelValue, ModelData } from "../model/model-data.js";

/** The target of a fit, and how rows in memory are read. */
export interface RowsDataOptions extends RowsOptions {
  /**
   * The target: a column by its name or its number from 1, or one value for each row (labels of any kind, or numbers).
   * Defaults to the last column.
   */
  readonly target?: string | number | ArrayLike<unknown> | undefined;
  /** Several numeric target columns in place of one. */
  readonly targets?: readonly string[] | undefined;
  /** Columns to leave out. */
  readonly drop?: TableDatasetOptions["drop"] | undefined;
  /** Columns of row names, as `tableCoding` takes them. */
  readonly index?: TableDatasetOptions["index"] | undefined;
}

/** Keys of `RowsDataOptions`. */
export const rowsDataKeys = ["target", "targets", "drop", "index", "columns", "categorical", "na"] as const;

/** The name of a target that comes beside the rows. */
const ownTarget = "target";

const isValues = (target: RowsDataOptions["target"]): target is ArrayLike<unknown> =>
  typeof target === "object" && target !== null;

export function isDataset(rows: unknown): rows is Dataset {
  return typeof rows === "object" && rows !== null && "X" in rows && "y" in rows && "columns" in rows;
}

/** The table with the given values as its last column. */
function withColumn(table: Table, values: ArrayLike<unknown>, options: RowsOptions): Table {
  if (values.length !== table.rows) {
    const requirement = `must hold one value for each of the ${table.rows} rows`;
    throw new InputError({ fn: "fit", argument: "target", requirement, received: String(values.length) });
  }
  const { na } = options;
  const [column] = tableFromRows({ [ownTarget]: Array.from(values) }, { na }).columns;
  const others = table.columns.filter(({ name }) => name !== ownTarget);
  return { ...table, columns: [...others, column!] };
}

/** Classes as the caller wrote them: numbers and booleans stay what they are. */
function classValues(
  column: TableColumn | undefined,
  names: readonly string[],
): readonly LabelValue[] | undefined {
  if (column?.kind === "numeric" && column.exact === undefined) return names.map(Number);
  if (column?.kind !== "boolean") return undefined;
  return names.map((name) => name === column.spelling[1]);
}

/**
 * Rows in memory as what a model is fitted to: read by the rules of `tableFromRows`, coded by those of
 * `tableDataset`; a data set is taken as it is.
 *
 * @throws InputError if the rows cannot be read, or there is no such target
 */
export function rowsData(rows: RowsLike | Dataset, options: RowsDataOptions = {}): ModelData {
  if (isDataset(rows)) return rows;
  const { target, targets, drop, index, columns, categorical, na } = options;
  const table = tableFromRows(rows, { columns, categorical, na });
  if (targets !== undefined) return tableDataset(table, { targets, drop, index });
  const own = isValues(target);
  const whole = own ? withColumn(table, target, { na }) : table;
  const data = tableDataset(whole, { target: own ? ownTarget : target, drop, index });
  const name = data.coding.target?.name;
  const column = whole.columns.find((candidate) => candidate.name === name);
  return { ...data, classValues: classValues(column, data.classNames) };
}
