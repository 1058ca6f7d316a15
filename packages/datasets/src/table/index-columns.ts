import { counted, listed, type Note } from "../note.js";
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

/**
 * Rows that a run of counting numbers is long on average, where tables were put under one another with their indices.
 */
const shortestRun = 4;

/** Whether the cells count up from the first of them, again and again. */
function isCountingAgain(column: TableColumn): boolean {
  if (column.kind !== "numeric") return false;
  const { values } = column;
  const starts = values.filter((value) => value === values[0]).length;
  return (
    values.length >= shortestRun * starts &&
    values.every(
      (value, i) => Number.isInteger(value) && (value === values[0] || value === values[i - 1]! + 1),
    )
  );
}

/** The key of a cell among those of its column. */
function keyAt(column: TableColumn, row: number): unknown {
  return column.kind === "categorical" ? column.codes[row] : column.values[row];
}

/** An index holds names, dates or whole numbers; what holds fractions was measured. */
const isLevel = (column: TableColumn) => column.kind !== "numeric" || column.values.every(Number.isInteger);

/** The first columns without a name, where they are several and no two rows are the same in all: levels of an index. */
function namelessLevels({ columns, rows, nameless = [] }: Table): readonly TableColumn[] {
  const end = columns.findIndex(({ name }) => !nameless.includes(name));
  const first = columns.slice(0, Math.max(0, end));
  if (first.length < 2 || !first.every(isLevel)) return [];
  const keys = Array.from({ length: rows }, (_, i) => first.map((column) => keyAt(column, i)).join());
  return new Set(keys).size === rows ? first : [];
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
    if (at === 0 && isCountingAgain(column)) return "without a name, and counts rows again and again";
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
  const levels = namelessLevels(table);
  const found = table.columns.flatMap((column, at) => {
    const together = levels.includes(column) ? "without a name, a level of the index" : undefined;
    const reason = reasonFor(column, at, table) ?? together;
    return reason === undefined ? [] : [{ name: column.name, reason }];
  });
  return { names: found.map(({ name }) => name), notes: rowNameNotes(found) };
}

/** The note that columns are left out as row names, each with its reason; none for no columns. */
export function rowNameNotes(found: readonly { readonly name: string; readonly reason: string }[]): Note[] {
  if (found.length === 0) return [];
  const message = `left out as row names: ${listed(found.map(({ name, reason }) => `${name} (${reason})`))}`;
  const remedy = [["keep such columns with ", { option: "index", value: "none" }]];
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
 * Columns from which nothing can be learned about other rows: numbers that count the rows, and text that is different
 * in nearly every one.
 */
export function identifiers(
  table: Pick<Table, "rows" | "columns">,
  columns: readonly TableColumn[],
): IndexColumns {
  if (table.rows < fewestRows) return { names: [], notes: [] };
  const ids = columns.filter((column) => isIdentifier(column, table));
  if (ids.length === 0) return { names: [], notes: [] };
  const names = ids.map(({ name }) => name);
  const message =
    `left out, ${counted(names.length, "column")} that ${names.length === 1 ? "is" : "are"} ` +
    `different in (nearly) every row: ${listed(names)}`;
  return {
    names,
    notes: [{ kind: "left-out", message, remedy: [["keep with ", { option: "index", value: "none" }]] }],
  };
}

/** The note that a column is taken for a feature, though it may be none; none where there is no such column. */
function keptNotes(name: string | undefined, doubt: string): Note[] {
  if (name === undefined) return [];
  const remedy = [["leave it out with ", { option: "drop", value: name }]];
  return [{ kind: "kept", message: `${name} is kept, though ${doubt}`, remedy }];
}

/**
 * Notes on columns that may be no features: one without a name, and one that counts the rows.
 *
 * @param features - columns that stay
 */
export function doubtfulFeatures(table: Table, features: readonly TableColumn[]): Note[] {
  const nameless = features.find(({ name }) => table.nameless?.includes(name));
  const numbers = features.filter((column) => column.kind === "numeric" && column !== nameless);
  const [id] = identifiers(table, numbers).names;
  const counts = keptNotes(id, "it only counts or names the rows, as it seems");
  return [...keptNotes(nameless?.name, "it has no name"), ...counts];
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
  const begins = first && [0, 1].includes(column.values[0]!);
  const inOrder = begins && column.values.every((value, i) => value === column.values[0]! + i);
  return (inOrder || countingNames.test(column.name)) && isCounting(column);
}
