import { DataError, shown } from "../data-error.js";
import { categoryName, cellBoolean, cellNumber, hasLeadingZero, isInfinity, wideInteger } from "./cell.js";
import { readDates } from "./dates.js";
import { naturalOrder } from "./natural-order.js";
import type { CategoricalColumn, NumericColumn, Points, TableColumn } from "./table.js";
import { isWrittenNumber, pointOf, type WrittenContext, writtenNumbers } from "./written-number.js";

/** A column with what its reader decided about it. */
export interface BuiltColumn {
  readonly column: TableColumn;
  /** Parts of written numbers that were dropped: "currency signs", "decimal commas", … */
  readonly marks: readonly string[];
  /** The same column with its points parting thousands, where they may: 1.234 is read with a decimal point. */
  readonly grouped?: NumericColumn | undefined;
  /** Numbers such as 1,234 that are read with a decimal comma or without, as the other columns tell. */
  readonly unclear?: UnclearColumn | undefined;
  /** Whether some number has a point that is surely a decimal one. */
  readonly fractions: boolean;
  /** Dates whose day and month could not be told apart, read month first. */
  readonly monthFirst: boolean;
  /**
   * Why numbers beside text are names: all cells are in quotes, most are a few names that repeat, nearly all are text,
   * or the text is codes.
   */
  readonly names: "quoted" | "repeated" | "mostly" | "codes" | undefined;
}

/** Both ways to read a column whose cells do not tell, and the error where nothing else does. */
export interface UnclearColumn {
  read(points: Points): BuiltColumn;
  readonly error: DataError;
}

/** Numbers with leading zeros whose writing a column keeps, should they be names after all. */
const mostPadded = 2 ** 20;

/** Cells for each name, at least, of a column of names among which there are numbers. */
const fewestRepeats = 5;

/** Words for each number, and different ones for each different number, at least, of a column of text. */
const fewestWords = 9;

/** Cells for each code, at most, of a column of codes. */
const mostForCode = 10;

/** How a column is to be read. */
export interface ColumnReading {
  /** Cells are names, even where they look like numbers. */
  readonly categorical: boolean;
  /** Cells that stand for a missing value. */
  readonly missing: ReadonlySet<string>;
  readonly delimiter?: string | undefined;
  /** Meaning of the points in its numbers, where it is known; otherwise the table decides. */
  readonly points?: Points | undefined;
}

/** Collects one column, of which its finish says what it holds. */
export interface ColumnBuilder {
  /** Adds the cell of a row: text as a file holds it, or a value. */
  add(cell: unknown, row: number, quoted?: boolean): void;
  /** Cells that are neither missing nor in quotes. */
  readonly bare: number;
  /** @param quotesTell - whether cells in quotes are text, because others are not in quotes */
  finish(quotesTell?: boolean): BuiltColumn;
}

/** Growing storage of float64 numbers. */
function growing() {
  let data = new Float64Array(64);
  let length = 0;
  return {
    push(value: number): void {
      if (length === data.length) {
        const larger = new Float64Array(length * 2);
        larger.set(data);
        data = larger;
      }
      data[length++] = value;
    },
    get length() {
      return length;
    },
    values: () => data.slice(0, length),
  };
}

/** Category codes in the order of first sight (−1 where missing), as codes in the natural order of the names. */
export function categoricalColumn(
  name: string,
  seen: readonly string[],
  codes: ArrayLike<number>,
): CategoricalColumn {
  const categories = [...seen].sort(naturalOrder);
  const place = new Map(categories.map((category, i) => [category, i]));
  const order = Int32Array.from(seen, (category) => place.get(category)!);
  return {
    kind: "categorical",
    name,
    categories,
    codes: Int32Array.from(codes, (code) => (code < 0 ? -1 : order[code]!)),
  };
}

/** The cells of a column so far: numbers as such, everything else by its different texts. */
class Cells {
  readonly numbers = growing();
  /**
   * For each cell: the number of its text, −1 where it is missing, −2 where it is a number; empty while none is text.
   */
  readonly codes = growing();
  readonly texts = new Map<string, number>();
  readonly firstRows: number[] = [];
  readonly wide = new Map<number, bigint>();
  /** The texts of numbers with leading zeros, by their places. */
  readonly padded = new Map<number, string>();
  plain = 0;
  whole = 0;
  /** Places of the numbers whose point may part thousands; none as soon as a number of the column excludes that. */
  points: number[] | undefined = [];
  moments = 0;
  firstMoment = 0;

  missing(): void {
    this.push(Number.NaN, -1);
  }

  number(value: number, isWhole: boolean): void {
    this.plain += 1;
    if (isWhole) this.whole += 1;
    this.push(value, -2);
  }

  /** Notes what the point of the number that comes next may be. */
  point(kind: ReturnType<typeof pointOf>, known: Points | undefined): void {
    // 10000 tells that nobody parts thousands, unless it is known that somebody does
    if (kind === "decimal" || (kind === "ungrouped" && known !== "thousands")) this.points = undefined;
    else if (kind === "either") this.points?.push(this.numbers.length);
  }

  moment(at: number, row: number): void {
    if (this.moments === 0) this.firstMoment = row;
    this.moments += 1;
    this.push(at, -2);
  }

  text(cell: string, row: number): void {
    let code = this.texts.get(cell);
    if (code === undefined) {
      code = this.texts.size;
      if (code === 0) this.catchUp();
      this.texts.set(cell, code);
      this.firstRows.push(row);
    }
    this.push(Number.NaN, code);
  }

  private catchUp(): void {
    for (const value of this.numbers.values()) this.codes.push(Number.isNaN(value) ? -1 : -2);
  }

  private push(value: number, code: number): void {
    this.numbers.push(value);
    if (this.texts.size > 0) this.codes.push(code);
  }
}

class Builder implements ColumnBuilder {
  private readonly cells = new Cells();
  bare = 0;

  constructor(
    private readonly name: string,
    private readonly reading: ColumnReading,
  ) {}

  add(cell: unknown, row: number, quoted = false): void {
    if (typeof cell === "string") this.addText(cell.trim(), row, quoted);
    else if (cell === null || cell === undefined) this.cells.missing();
    else if (typeof cell === "boolean") this.cells.text(String(cell), row);
    else if (typeof cell === "number" || typeof cell === "bigint") this.addNumber(cell, row);
    else if (cell instanceof Date) this.addDate(cell, row);
    else throw this.error(row, "a number, text, true or false, a date or nothing", cellKind(cell));
  }

  private addText(cell: string, row: number, quoted: boolean): void {
    const { cells, reading } = this;
    if (reading.missing.has(cell)) {
      cells.missing();
      return;
    }
    if (!quoted) this.bare += 1;
    const value = reading.categorical ? undefined : cellNumber(cell);
    // where a comma separates the columns, a point in a number is a decimal point
    const sure = reading.delimiter === "," && reading.points !== "thousands";
    if (value !== undefined && cells.points !== undefined)
      cells.point(sure ? "decimal" : pointOf(cell), reading.points);
    if (reading.categorical) cells.text(categoryName(cell), row);
    else if (value === undefined) cells.text(cell, row);
    else this.addPlain(value, wideInteger(cell, value), cell, row);
  }

  private addNumber(cell: number | bigint, row: number): void {
    const { cells, reading } = this;
    const value = Number(cell);
    if (reading.points !== "thousands") cells.points = undefined;
    if (Number.isNaN(value)) cells.missing();
    else if (reading.categorical) cells.text(String(cell), row);
    else {
      const wide = typeof cell === "bigint" && !Number.isSafeInteger(value) ? cell : undefined;
      this.addPlain(value, wide, String(cell), row);
    }
  }

  private addPlain(value: number, wide: bigint | undefined, cell: string, row: number): void {
    const { cells } = this;
    if (!Number.isFinite(value)) throw this.notFinite(cell, row);
    if (wide !== undefined) cells.wide.set(cells.numbers.length, wide);
    if (hasLeadingZero(cell) && cells.padded.size < mostPadded)
      cells.padded.set(cells.numbers.length, categoryName(cell));
    cells.number(value, Number.isInteger(value));
  }

  private addDate(cell: Date, row: number): void {
    const at = cell.getTime();
    if (Number.isNaN(at)) this.cells.missing();
    else if (this.reading.categorical) this.cells.text(cell.toISOString(), row);
    else this.cells.moment(at, row);
  }

  finish(quotesTell = false): BuiltColumn {
    const { cells } = this;
    if (cells.moments > 0) return this.dates();
    if (cells.texts.size === 0) {
      const values = cells.numbers.values();
      return this.built(this.numeric(values), { grouped: this.groupedColumn(values) });
    }
    if (this.reading.categorical) return this.built(this.categorical());
    return this.ofTexts(quotesTell && this.bare === 0);
  }

  private built(column: TableColumn, more: Partial<BuiltColumn> = {}): BuiltColumn {
    const fractions = this.plain() === "fractions";
    return { column, marks: [], fractions, monthFirst: false, names: undefined, ...more };
  }

  private dates(): BuiltColumn {
    const { cells, name } = this;
    if (cells.plain > 0 || cells.texts.size > 0)
      throw this.error(cells.firstMoment, "one kind of cells in a column", "a date among others");
    const values = cells.numbers.values();
    const timed = values.some((at) => at % 86_400_000 !== 0 && !Number.isNaN(at));
    return this.built({ kind: "date", name, values, holds: timed ? "dates and times" : "dates" });
  }

  private numeric(values: Float64Array): TableColumn {
    const { cells, name } = this;
    if (cells.wide.size === 0 || cells.whole < cells.plain) return { kind: "numeric", name, values };
    const exact = Array.from(values, (value, i) =>
      Number.isNaN(value) ? undefined : (cells.wide.get(i) ?? BigInt(value)),
    );
    return { kind: "numeric", name, values, exact };
  }

  private categorical(): TableColumn {
    return categoricalColumn(this.name, [...this.cells.texts.keys()], this.cells.codes.values());
  }

  /** Type of a column with text: booleans, dates, written numbers, or names. */
  private ofTexts(inQuotes: boolean): BuiltColumn {
    const { cells, name } = this;
    const texts = [...cells.texts.keys()];
    if (cells.plain === 0) {
      const words = texts.map(cellBoolean);
      if (words.every((word) => word !== undefined)) {
        const spelled = (word: 0 | 1) => texts[words.indexOf(word)] ?? String(word === 1);
        const spelling = [spelled(0), spelled(1)] as const;
        return this.built({ kind: "boolean", name, values: this.valuesOf(words), spelling });
      }
      const dates = readDates(texts);
      if (dates !== undefined) {
        const { holds, monthFirst } = dates;
        return this.built({ kind: "date", name, values: this.valuesOf(dates.values), holds }, { monthFirst });
      }
    }
    const numbers = this.writtenNumbers(texts);
    if (numbers !== undefined) return numbers;
    // beyond the most that are kept as they are written, names would lose their zeros
    const isNamed = cells.plain > 0 && cells.padded.size < mostPadded;
    if (isNamed && inQuotes) return this.numbersAsNames("quoted");
    if (isNamed && this.areRepeated()) return this.numbersAsNames("repeated");
    if (isNamed && this.areMostlyWords()) return this.numbersAsNames("mostly");
    return isNamed && this.areCodes() ? this.numbersAsNames("codes") : this.names(texts);
  }

  /** A number for each cell, from the numbers of its text. */
  private valuesOf(ofText: readonly number[]): Float64Array {
    const values = this.cells.numbers.values();
    this.cells.codes.values().forEach((code, i) => {
      if (code >= 0) values[i] = ofText[code]!;
    });
    return values;
  }

  /** The numbers with those points that may part thousands taken so; undefined where none may. */
  private groupedColumn(values: Float64Array): NumericColumn | undefined {
    const { points } = this.cells;
    if (points === undefined || points.length === 0) return undefined;
    const grouped = Float64Array.from(values);
    for (const at of points) grouped[at] = Math.round(1000 * values[at]!);
    return { kind: "numeric", name: this.name, values: grouped, points: "thousands" };
  }

  private plain(): WrittenContext["plain"] {
    const { plain, whole, points } = this.cells;
    if (plain === 0) return "none";
    if (points !== undefined && points.length > 0) return "groups";
    return whole === plain ? "whole" : "fractions";
  }

  private writtenNumbers(texts: readonly string[], points = this.reading.points): BuiltColumn | undefined {
    const { cells } = this;
    const { delimiter } = this.reading;
    const context: WrittenContext = { delimiter, plain: this.plain(), points };
    const found = writtenNumbers(texts, context);
    if (found === undefined) return undefined;
    if ("values" in found) {
      const column: NumericColumn = {
        kind: "numeric",
        name: this.name,
        values: this.valuesOf(found.values),
        ...(found.decimal !== "either" && { points: found.decimal === "," ? "thousands" : "decimal" }),
      };
      const grouped = this.groupedColumn(column.values);
      if (grouped !== undefined && (found.decimal === "," || points === "thousands")) {
        const marks = [...new Set([...found.marks, "thousands separators"])];
        return this.built(grouped, { marks });
      }
      return this.built(column, {
        marks: found.marks,
        grouped: found.decimal === "either" ? grouped : undefined,
      });
    }
    const error = this.error(cells.firstRows[found.cell]!, found.expected, shown(texts[found.cell]!), [
      "write 0.5 for 0,5 and 1234567 for 1,234,567",
      [", or, where they are names, pass ", { option: "categorical", value: this.name }],
    ]);
    if (!found.bothWays) throw error;
    // a column of some kind, until the table has told which way it is read
    const read = (either: Points) => this.writtenNumbers(texts, either)!;
    return this.built(this.categorical(), { unclear: { read, error } });
  }

  /**
   * Whether half of the cells or more are words, and these and the numbers beside them few names that repeat: no
   * slips among numbers, and no marks of missing ones.
   */
  private areRepeated(): boolean {
    const { plain, texts, codes, numbers } = this.cells;
    const kinds = codes.values();
    const words = kinds.filter((code) => code >= 0).length;
    if (words < plain || ![...texts.keys()].every(hasLetter)) return false;
    const different = new Set(numbers.values().filter((_, i) => kinds[i] === -2)).size;
    return words + plain >= fewestRepeats * (texts.size + different);
  }

  /**
   * Whether nine of ten cells are words, and nine of ten different cells too: free text, or keys of letters and digits
   * of which some have no letter. A number there is no quantity; a word that repeats beside numbers may stand for a
   * missing one.
   */
  private areMostlyWords(): boolean {
    const { plain, texts, codes, numbers } = this.cells;
    const isWord = [...texts.keys()].map(hasLetter);
    const [values, different] = [numbers.values(), new Set<number>()];
    let [words, others] = [0, plain];
    codes.values().forEach((code, i) => {
      if (code === -2) different.add(values[i]!);
      else if (code >= 0 && isWord[code]) words += 1;
      else if (code >= 0) others += 1;
    });
    const kinds = isWord.filter(Boolean).length;
    const otherKinds = texts.size - kinds + different.size;
    return words >= fewestWords * others && kinds >= fewestWords * otherKinds;
  }

  /**
   * Whether whole numbers stand beside codes that begin with a letter and hold digits ("PC 17599" and "113803" of one
   * kind of ticket), in a tenth of the cells or more, and most of them different: no slips, no units, no marks.
   */
  private areCodes(): boolean {
    const { plain, whole, texts, codes } = this.cells;
    const isCode = [...texts.keys()].map((text) => /^\p{L}.*\d/u.test(text));
    const cells = codes.values().filter((code) => code >= 0 && isCode[code]).length;
    const different = isCode.filter(Boolean).length;
    const all = codes.values().filter((code) => code !== -1).length;
    return (
      whole === plain && mostForCode * cells >= all && 2 * different >= cells && 2 * different >= texts.size
    );
  }

  /** Numbers beside text that is no slip: they become names by how they are written. */
  private numbersAsNames(names: NonNullable<BuiltColumn["names"]>): BuiltColumn {
    const { cells } = this;
    const numbers = cells.numbers.values();
    const places = new Map(cells.texts);
    const codes = cells.codes.values().map((code, i) => {
      if (code !== -2) return code;
      const name = cells.padded.get(i) ?? String(cells.wide.get(i) ?? numbers[i]!);
      if (!places.has(name)) places.set(name, places.size);
      return places.get(name)!;
    });
    return this.built(categoricalColumn(this.name, [...places.keys()], codes), { names });
  }

  private names(texts: readonly string[]): BuiltColumn {
    const isNumber = texts.map((text) => isWrittenNumber(text));
    const numbers = this.cells.plain + isNumber.filter(Boolean).length;
    const mostlyNumbers = this.cells.plain > 0 || 2 * numbers > texts.length;
    if (!mostlyNumbers) return this.built(this.categorical());
    const odd = Math.max(0, isNumber.indexOf(false));
    if (isInfinity(texts[odd]!)) throw this.notFinite(texts[odd]!, this.cells.firstRows[odd]!);
    throw this.mixed(texts[odd]!, this.cells.firstRows[odd]!);
  }

  private mixed(cell: string, row: number): DataError {
    return this.error(row, "a number, as in the other rows of this column", shown(cell), [
      "put a number there, or leave the cell empty if it is missing",
      [" (or name the mark with ", { option: "na", value: cell }, ")"],
      [", or pass ", { option: "categorical", value: this.name }],
    ]);
  }

  private notFinite(cell: string, row: number): DataError {
    return this.error(row, "a finite number", shown(cell), "leave the cell empty if the value is missing");
  }

  private error(
    row: number,
    expected: string,
    found: string,
    mend?: ConstructorParameters<typeof DataError>[0]["mend"],
  ): DataError {
    return new DataError({ row, column: this.name, expected, found, mend });
  }
}

const hasLetter = (text: string): boolean => /\p{L}/u.test(text);

function cellKind(cell: unknown): string {
  if (Array.isArray(cell) || ArrayBuffer.isView(cell)) return "a list";
  return typeof cell === "object" ? "an object" : `a ${typeof cell}`;
}

/**
 * A builder for one column of any source. All cells numbers: numeric; true and false: boolean; dates: date; numbers
 * with currency signs, thousands separators or decimal commas that are certain: numeric; otherwise names. Numbers and
 * names in one column are an error that names the first text cell, unless the column is said to be categorical, all
 * cells are in quotes, half of them or more are words, and all of them a few names that repeat, nine of ten are words
 * that are seldom the same, or they are whole numbers and codes.
 */
export function columnBuilder(name: string, reading: ColumnReading): ColumnBuilder {
  return new Builder(name, reading);
}
