import { DataError, shown } from "../data-error.js";

/** A column of numbers; an empty cell is NaN. */
export interface NumericColumn {
  readonly kind: "numeric";
  readonly name: string;
  readonly values: Float64Array;
}

/** A column of names; an empty cell has code −1. */
export interface CategoricalColumn {
  readonly kind: "categorical";
  readonly name: string;
  readonly codes: Int32Array;
  /** Names in ascending order, numbers as numbers. */
  readonly categories: readonly string[];
}

export type TableColumn = NumericColumn | CategoricalColumn;

/** Named columns of equal length, as a CSV or Parquet file holds them. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** Row of the file (from 1) that a row of the table (from 0) came from. */
  readonly fileRow: (row: number) => number;
  /** Whether the names were in the file; otherwise they are column_1, column_2, … */
  readonly named: boolean;
}

const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** Commas as decimal marks or between thousands. */
const commaNumber = /^[+-]?\d+(?:,\d+)+(?:\.\d+)?$/;
const notANumber = /^[+-]?(?:nan|inf(?:inity)?)$/i;

/** The number that a cell holds, or undefined where it holds text. */
export function cellNumber(cell: string): number | undefined {
  return numberPattern.test(cell) ? Number(cell) : undefined;
}

/** Collects one column, which turns out numeric or categorical as its cells arrive. */
export interface ColumnBuilder {
  /** Adds the cell of a file row. */
  add(cell: string, fileRow: number): void;
  finish(): TableColumn;
}

/** Growing storage of float64 numbers. */
function growing(): { push(value: number): void; values(): Float64Array } {
  let data = new Float64Array(64);
  let length = 0;
  return {
    push(value) {
      if (length === data.length) {
        const larger = new Float64Array(length * 2);
        larger.set(data);
        data = larger;
      }
      data[length++] = value;
    },
    values: () => data.slice(0, length),
  };
}

function byValue(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Category codes in the order of first sight, as codes in the order of the names. */
export function categoricalColumn(
  name: string,
  seen: readonly string[],
  codes: ArrayLike<number>,
): CategoricalColumn {
  const categories = [...seen].sort(byValue);
  const place = new Map(categories.map((category, i) => [category, i]));
  const order = Int32Array.from(seen, (category) => place.get(category)!);
  return {
    kind: "categorical",
    name,
    categories,
    codes: Int32Array.from(codes, (code) => (code < 0 ? -1 : order[code]!)),
  };
}

function mixed(name: string, cell: string, row: number): DataError {
  return new DataError({
    row,
    column: name,
    expected: "a number, as in the other rows of this column",
    found: shown(cell),
    mend: `put a number there, leave the cell empty if it is missing, or pass --categorical ${JSON.stringify(name)}`,
  });
}

function withCommas(name: string, { cell, row }: { cell: string; row: number }): DataError {
  return new DataError({
    row,
    column: name,
    expected: "numbers with a decimal point, or names",
    found: shown(cell),
    mend: `write 0.5 for 0,5 and 1234567 for 1,234,567, or pass --categorical ${JSON.stringify(name)}`,
  });
}

/**
 * A builder for one column: numbers until its first text, names where no number is met; both in one column are an
 * error that names the first text cell, and so are numbers written with commas, unless the column is declared categorical.
 */
export function columnBuilder(name: string, declaredCategorical: boolean): ColumnBuilder {
  const cells = growing();
  const codes = new Map<string, number>();
  let mode: "undecided" | "numeric" | "categorical" = declaredCategorical ? "categorical" : "undecided";
  let firstText: { cell: string; row: number } | undefined;

  function addName(cell: string, row: number): void {
    firstText ??= { cell, row };
    let code = codes.get(cell);
    if (code === undefined) {
      code = codes.size;
      codes.set(cell, code);
    }
    cells.push(code);
  }

  function add(raw: string, row: number): void {
    const cell = raw.trim();
    if (cell === "") {
      cells.push(Number.NaN);
    } else if (declaredCategorical) {
      addName(cell, row);
    } else {
      const value = cellNumber(cell);
      if (value === undefined && mode === "numeric") throw nonNumber(cell, row);
      if (value !== undefined && mode === "categorical") throw mixed(name, firstText!.cell, firstText!.row);
      mode = value === undefined ? "categorical" : "numeric";
      if (value === undefined) addName(cell, row);
      else if (Number.isFinite(value)) cells.push(value);
      else throw nonNumber(cell, row);
    }
  }

  function nonNumber(cell: string, row: number): DataError {
    if (!notANumber.test(cell) && cellNumber(cell) === undefined) return mixed(name, cell, row);
    return new DataError({
      row,
      column: name,
      expected: "a finite number",
      found: shown(cell),
      mend: "leave the cell empty if the value is missing",
    });
  }

  function finish(): TableColumn {
    const values = cells.values();
    if (mode !== "categorical") return { kind: "numeric", name, values };
    const seen = [...codes.keys()];
    if (!declaredCategorical && seen.every((cell) => commaNumber.test(cell)))
      throw withCommas(name, firstText!);
    return categoricalColumn(
      name,
      seen,
      Array.from(values, (code) => (Number.isNaN(code) ? -1 : code)),
    );
  }

  return { add, finish };
}
