import { counted, listed, type Note } from "./note.js";
import type { Table, TableColumn } from "./table.js";
import { columnIndex } from "./table-builder.js";

/** Columns that number or name the rows, and why they are taken for that. */
export interface IndexColumns {
  readonly names: readonly string[];
  readonly notes: readonly Note[];
}

/** The name that pandas gives to a level of an index that has none. */
export const isPandasLevel = (name: string): boolean => /^__index_level_\d+__$/.test(name);

/** Names that pandas, R and readr give to a column of row names when they write or read one. */
const givenNames = /^(?:Unnamed: \d+(?:_level_\d+)?(?:\.\d+)*|rownames|row\.names|\.\.\.1)$/;

/** Whether the cells are whole numbers of which no two are the same. */
export function isCounting(column: TableColumn): boolean {
  if (column.kind !== "numeric") return false;
  return column.values.every(Number.isInteger) && allDifferent(column);
}

/** Whether no cell is missing and no two are the same. */
export function allDifferent(column: TableColumn): boolean {
  if (column.kind === "categorical")
    return column.categories.length === column.codes.length && !column.codes.includes(-1);
  const cells = column.kind === "numeric" ? (column.exact ?? column.values) : column.values;
  return (
    new Set<unknown>(cells as Iterable<unknown>).size === column.values.length &&
    !column.values.some(Number.isNaN)
  );
}

const isEmpty = (column: TableColumn) =>
  column.kind !== "categorical" && column.values.every((value) => Number.isNaN(value));

/** Why a column is bookkeeping, if it is. */
function reasonFor(column: TableColumn, at: number, table: Table): string | undefined {
  const { name } = column;
  if (table.rowNames?.includes(name) === true) return "row names";
  if (isPandasLevel(name)) return indexOfPandas;
  if (table.nameless?.includes(name) === true) {
    if (isEmpty(column)) return "empty and without a name";
    if (isCounting(column)) return "without a name, and counts the rows";
    return at === 0 && allDifferent(column) ? "without a name, and names the rows" : undefined;
  }
  if (givenNames.test(name) && (isCounting(column) || (at === 0 && allDifferent(column)))) return "row names";
  return undefined;
}

/**
 * Columns that only number or name the rows: those that R and pandas write, and those that are said to be.
 *
 * @param index - "auto", "none", or the columns themselves
 * @throws DataError if a column that is said to be one is not there
 */
export function indexColumns(
  table: Table,
  index: "auto" | "none" | readonly (string | number)[],
): IndexColumns {
  if (index === "none") return { names: [], notes: [] };
  if (index !== "auto") {
    const all = table.columns.map(({ name }) => name);
    return { names: index.map((column) => all[columnIndex(all, column, table.named)]!), notes: [] };
  }
  const found = table.columns.flatMap((column, at) => {
    const reason = reasonFor(column, at, table);
    return reason === undefined ? [] : [{ name: column.name, reason }];
  });
  return { names: found.map(({ name }) => name), notes: rowNameNotes(found) };
}

/** The note that columns are left out as row names, each with its reason; none for no columns. */
export function rowNameNotes(found: readonly { readonly name: string; readonly reason: string }[]): Note[] {
  if (found.length === 0) return [];
  const message = `left out as row names: ${listed(found.map(({ name, reason }) => `${name} (${reason})`))}`;
  const remedy = ["keep such columns with ", { option: "index", value: "none" }];
  return [{ kind: "index", message, remedy }];
}

/** Why a column that pandas says is its index is left out. */
export const indexOfPandas = "an index of pandas";

/** Names under which people number their rows. */
const countingNames =
  /^(?:(?:.*[_. ])?id|idx|index|no|nr|num|number|obs|observation|case|row|rowid|row_?id|x|key|uuid)$/i;

/** Fewer rows than this say nothing about whether a column is different in every one by chance. */
const fewestRows = 10;

/** Share of the rows in which text is different beyond which it is free text, and no category. */
const freeText = 0.9;

/**
 * Columns from which nothing can be learned about other rows: numbers that count the rows, and text that is different in
 * nearly every one.
 */
export function identifiers(
  table: Pick<Table, "rows" | "columns">,
  columns: readonly TableColumn[],
): IndexColumns {
  if (table.rows < fewestRows) return { names: [], notes: [] };
  const ids = columns.filter((column) => isIdentifier(column, table));
  if (ids.length === 0) return { names: [], notes: [] };
  const names = ids.map(({ name }) => name);
  const message = `left out, ${counted(names.length, "column")} that ${names.length === 1 ? "is" : "are"} different in (nearly) every row: ${listed(names)}`;
  return {
    names,
    notes: [{ kind: "left-out", message, remedy: ["keep with ", { option: "index", value: "none" }] }],
  };
}

/** Whether a column of numbers could be an identifier, by its name and place alone. */
export function mayCount(name: string, at: number): boolean {
  return at === 0 || countingNames.test(name);
}

function isIdentifier(column: TableColumn, table: Pick<Table, "rows" | "columns">): boolean {
  if (column.kind === "categorical") return column.categories.length > freeText * table.rows;
  if (column.kind !== "numeric") return false;
  if (column.exact !== undefined) return allDifferent(column);
  const first = column === table.columns[0];
  const inOrder = first && column.values.every((value, i) => value === column.values[0]! + i);
  return (
    isCounting(column) && ((inOrder && [0, 1].includes(column.values[0]!)) || countingNames.test(column.name))
  );
}
