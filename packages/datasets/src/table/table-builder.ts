import { didYouMean } from "@collapsar/linalg/check";
import { DataError, shown } from "../data-error.js";
import { counted, listed, type Note } from "../note.js";
import { cellNumber } from "./cell.js";
import { type BuiltColumn, type ColumnBuilder, columnBuilder } from "./column-builder.js";
import type { NumericColumn, Points, Table } from "./table.js";

/** Facts about a table that are known before its rows are read. */
export interface TableShape {
  /** Names of the columns, "" for one without; undefined where the source has no names at all. */
  readonly names: readonly string[] | undefined;
  readonly width: number;
  readonly missing: ReadonlySet<string>;
  readonly categorical: readonly (string | number)[] | ((name: string) => boolean);
  readonly delimiter?: string | undefined;
  /** Meaning of the points in a column's numbers, where it is known. */
  readonly points?: ((name: string) => Points | undefined) | undefined;
  /** The column (from 0) that the source marks as row names. */
  readonly rowNames?: number | undefined;
}

/**
 * Position of a column given by name, or by number from 1.
 *
 * @throws DataError if there is no such column
 */
export function columnIndex(names: readonly string[], column: string | number, named = true): number {
  const byName = names.indexOf(String(column));
  if (byName >= 0) return byName;
  const index = Number(column) - 1;
  if (column !== "" && Number.isInteger(index) && index >= 0 && index < names.length) return index;
  throw new DataError({
    expected: `a column among ${listed(names)} (or a number 1–${names.length})`,
    found: shown(String(column)),
    mend: named
      ? didYouMean(String(column), names)
      : [
          "the first row was read as data",
          ["; if it holds the names, pass ", { option: "header", value: "yes" }],
        ],
  });
}

function categoricalIndices(names: readonly string[], wanted: TableShape["categorical"]): Set<number> {
  if (typeof wanted === "function") return new Set(names.flatMap((name, j) => (wanted(name) ? [j] : [])));
  return new Set(wanted.map((column) => columnIndex(names, column)));
}

function refuseTwice(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) {
      throw new DataError({
        row: 1,
        column: name,
        expected: "a different name for every column",
        found: "this one twice",
        // names that are no numbers would be text in the first row
        mend: names.every((other) => cellNumber(other) !== undefined)
          ? [
              "rename one of them",
              [", or read the first row as data with ", { option: "header", value: "no" }],
            ]
          : "rename one of them",
      });
    }
    seen.add(name);
  }
}

/** Receives rows one by one and keeps only their columns. */
export class TableBuilder {
  readonly width: number;
  private readonly names: readonly string[];
  private readonly builders: readonly ColumnBuilder[];
  private readonly sources: number[] = [];
  private readonly notes: Note[] = [];

  constructor(private readonly shape: TableShape) {
    const { names, width, missing, delimiter, categorical, points } = shape;
    this.width = width;
    this.names = Array.from({ length: width }, (_, j) => names?.[j] || `column_${j + 1}`);
    refuseTwice(this.names);
    const declared = categoricalIndices(this.names, categorical);
    this.builders = this.names.map((name, j) =>
      columnBuilder(name, { categorical: declared.has(j), missing, delimiter, points: points?.(name) }),
    );
  }

  get rows(): number {
    return this.sources.length;
  }

  note(note: Note): void {
    this.notes.push(note);
  }

  /**
   * Adds a row of as many cells as there are columns, from the given row of the source; `quotes` of those in quotes.
   */
  add(cells: ArrayLike<unknown>, source: number, quotes?: readonly boolean[]): void {
    for (let j = 0; j < this.builders.length; j++)
      this.builders[j]!.add(cells[j], source, quotes?.[j] ?? false);
    this.sources.push(source);
  }

  finish(): Table {
    const quotesTell = this.builders.some((builder) => builder.bare > 0);
    const { sources, shape } = this;
    const { columns: decided, notes: doubts } = withCommas(
      this.builders.map((builder) => builder.finish(quotesTell)),
      shape,
    );
    const built = withPoints(decided, shape);
    const first = sources[0] ?? 0;
    const regular = sources.every((source, i) => source === first + i);
    return {
      rows: sources.length,
      columns: built.map(({ column }) => column),
      fileRow: regular ? (row) => row + first : (row) => sources[row]!,
      named: shape.names !== undefined,
      nameless: this.names.filter((_, j) => shape.names?.[j] === ""),
      ...(shape.rowNames === undefined ? {} : { rowNames: [this.names[shape.rowNames]!] }),
      notes: [...this.notes, ...builtNotes(built), ...doubts],
    };
  }
}

/**
 * Commas that may be decimal ones or part thousands (1,234) are what the numbers of the other columns show. Where none
 * does, they are decimal commas in a table whose columns semicolons separate, as programs write it where the comma is
 * the decimal mark; that is noted. Elsewhere the first such column is refused.
 */
function withCommas(
  built: readonly BuiltColumn[],
  { delimiter }: TableShape,
): { columns: readonly BuiltColumn[]; notes: readonly Note[] } {
  const doubtful = built.filter(({ unclear }) => unclear !== undefined);
  if (doubtful.length === 0) return { columns: built, notes: [] };
  const commas = built.some(({ marks }) => marks.includes("decimal commas"));
  const points = built.some(({ fractions }) => fractions);
  const told = commas !== points;
  if (!told && (points || delimiter !== ";")) throw doubtful[0]!.unclear!.error;
  const notes: readonly Note[] = told
    ? []
    : [
        {
          kind: "numbers",
          message: `numbers such as 1,234 are read with a decimal comma: ${listed(doubtful.map(({ column }) => column.name))}`,
          remedy: "where they are thousands, write them without commas",
        },
      ];
  const columns = built.map((one) => one.unclear?.read(points ? "decimal" : "thousands") ?? one);
  return { columns, notes };
}

/**
 * Points that may part thousands do so in a table with decimal commas and without decimal points: nobody writes both.
 * Elsewhere they are decimal points, which is in doubt where semicolons separate the columns and nothing tells, or
 * both. What is known
 * of a column goes before.
 */
function withPoints(
  built: readonly BuiltColumn[],
  { delimiter, points: known }: TableShape,
): readonly BuiltColumn[] {
  const commas = built.some(({ marks }) => marks.includes("decimal commas"));
  const points = built.some(({ fractions }) => fractions);
  const inDoubt = delimiter === ";" && points === commas;
  return built.map((one) => {
    if (one.grouped === undefined) return one;
    const told = known?.(one.column.name);
    if (told === "decimal" || (told === undefined && (points || !commas))) {
      const column: NumericColumn = { ...(one.column as NumericColumn), points: "decimal" };
      return { ...one, column, grouped: inDoubt && told === undefined ? one.grouped : undefined };
    }
    return { ...one, column: one.grouped, grouped: undefined, marks: [...one.marks, "thousands separators"] };
  });
}

/** One note for each kind of decision, with the columns that it was made for. */
export function builtNotes(built: readonly BuiltColumn[]): Note[] {
  const notes: Note[] = [];
  const readAway = (one: BuiltColumn) => one.marks.filter((mark) => mark !== "brackets");
  const marks = [...new Set(built.flatMap(readAway))];
  if (marks.length > 0) {
    const names = built.filter((one) => readAway(one).length > 0).map(({ column }) => column.name);
    const message = `${marks.join(" and ")} read away, in ${counted(names.length, "column")}: ${listed(names)}`;
    notes.push({ kind: "numbers", message });
  }
  const bracketed = built.filter((one) => one.marks.includes("brackets")).map(({ column }) => column.name);
  if (bracketed.length > 0)
    notes.push({
      kind: "numbers",
      message: `numbers in brackets such as (3) are read as negative: ${listed(bracketed)}`,
      remedy: "where they are not, write them without brackets",
    });
  const points = built.filter(({ grouped }) => grouped !== undefined).map(({ column }) => column.name);
  if (points.length > 0)
    notes.push({
      kind: "numbers",
      message: `numbers such as 1.234 are read with a decimal point: ${listed(points)}`,
      remedy: "where they are thousands, write them without points",
    });
  const missing = [["where a word stands for a missing number, pass it with ", { option: "na" }]] as const;
  for (const [why, reason, remedy] of [
    ["quoted", "all their cells are in quotes", undefined],
    ["repeated", "half of their cells or more are a few words that repeat", missing],
    ["mostly", "nearly all their cells are text", missing],
    ["codes", "they are whole numbers and codes of letters and digits", undefined],
  ] as const) {
    const found = built.filter(({ names }) => names === why).map(({ column }) => column.name);
    if (found.length > 0)
      notes.push({ kind: "categorical", message: `names, as ${reason}: ${listed(found)}`, remedy });
  }
  const monthFirst = built.filter((column) => column.monthFirst).map(({ column }) => column.name);
  if (monthFirst.length > 0)
    notes.push({ kind: "dates", message: `read as month/day/year: ${listed(monthFirst)}` });
  return notes;
}
