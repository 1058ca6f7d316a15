import { reword } from "../matrix/numerical-error.js";

/** Names an option inside a sentence; a command line shows it as its flag. */
export interface OptionName {
  readonly option: string;
  /** An example of its value. */
  readonly value?: string | undefined;
}

/** A part of a sentence that falls away where one of its options cannot be given. */
export type Clause = readonly (string | OptionName)[];

/** A sentence, or its pieces where it names options. */
export type Wording = string | readonly (string | OptionName | Clause)[];

/** Place of a wrong input, as far as it is known. */
export interface Place {
  /** File, URL or data argument, as the user wrote it. */
  readonly file?: string | undefined;
  /** Row; of a file counted from 1, as a spreadsheet counts (a header is row 1), of an array from 0. */
  readonly row?: number | undefined;
  /** Column by name; by number counted as the rows are. */
  readonly column?: number | string | undefined;
  /** Entry of a list, from 0. */
  readonly entry?: number | undefined;
}

/** A fault of an input as plain data, so that it crosses threads and every caller can word it. */
export interface Fault {
  /** The public function that was called. */
  readonly fn?: string | undefined;
  /** The argument or option, by its name in TypeScript. */
  readonly argument?: string | undefined;
  /** The violated requirement: "must be positive". */
  readonly requirement: Wording;
  /** The received value, in words. */
  readonly received?: string | undefined;
  readonly place?: Place | undefined;
  /** How to mend it, as an instruction. */
  readonly remedy?: Wording | undefined;
}

/**
 * How a caller shows an option of the given name, with its example value if there is one; undefined for an option that
 * the caller does not have.
 */
export type ShowOption = (name: string, value?: string) => string | undefined;

const plainOption = (name: string, value?: string) => (value === undefined ? name : `${name}: ${value}`);

const isClause = (piece: string | OptionName | Clause): piece is Clause => Array.isArray(piece);

function worded(wording: Wording, showOption: ShowOption): string {
  if (typeof wording === "string") return wording;
  const shown = ({ option, value }: OptionName) => showOption(option, value);
  return wording
    .map((piece) => {
      if (typeof piece === "string") return piece;
      if (!isClause(piece)) return shown(piece) ?? plainOption(piece.option, piece.value);
      const parts = piece.map((part) => (typeof part === "string" ? part : shown(part)));
      return parts.includes(undefined) ? "" : parts.join("");
    })
    .join("");
}

function placed({ file, row, column, entry }: Place): string {
  const parts = [];
  if (file !== undefined) parts.push(file.trim() === "" ? JSON.stringify(file) : file);
  if (row !== undefined) parts.push(`row ${row}`);
  if (column !== undefined)
    parts.push(`column ${typeof column === "number" ? column : JSON.stringify(column)}`);
  if (entry !== undefined) parts.push(`entry ${entry}`);
  return parts.join(", ");
}

/**
 * One sentence about a fault: `matmul: inner dimensions must agree, got 3×4 and 5×2`, or, where a file is known,
 * `X.csv, row 3, column "age": expected a number, found "?"; …`.
 *
 * @param showOption - how options are named; by default as in TypeScript
 */
export function faultMessage(fault: Fault, showOption: ShowOption = plainOption): string {
  const { fn, argument, requirement, received, place = {}, remedy } = fault;
  const fromFile = place.file !== undefined;
  const where = placed(place);
  const subject = argument === undefined ? "" : `${(fromFile && showOption(argument)) || argument} `;
  const head = fromFile ? `${where}: ` : fn === undefined ? "" : `${fn}: `;
  const finding = received === undefined ? "" : `, ${fromFile ? "found" : "got"} ${received}`;
  const tail = !fromFile && where !== "" ? ` at ${where}` : "";
  const advice = remedy === undefined ? "" : worded(remedy, showOption);
  const mend = advice === "" ? "" : `; ${advice}`;
  return `${head}${subject}${worded(requirement, showOption)}${finding}${tail}${mend}`;
}

/** A value as an error shows it: strings quoted and cut, objects by their constructor. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}…` : value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "object") return value.constructor?.name ?? "object";
  if (typeof value === "function") return "a function";
  return String(value);
}

/** The caller's input is wrong: thrown by every check of a public function, with the fault as data. */
export class InputError extends RangeError {
  override readonly name: string = "InputError";
  readonly kind = "input";
  readonly fault: Fault;

  constructor(fault: Fault, options?: ErrorOptions) {
    super(faultMessage(fault), options);
    this.fault = fault;
  }

  /** Completes a fault that names neither a function nor a file, in the message and its copy in the stack. */
  nameFunction(fn: string): void {
    if (this.fault.fn !== undefined || this.fault.place?.file !== undefined) return;
    (this as { fault: Fault }).fault = { ...this.fault, fn };
    reword(this, faultMessage(this.fault));
  }
}
