import { type Fault, InputError } from "@collapsar/linalg";
import type { Wording } from "@collapsar/linalg/check";
import { checkObject, checkText } from "@collapsar/linalg/check";

/** Where wrong data was met, what was there, and what to do about it; every part but `expected` may be unknown. */
export interface DataFault {
  /** File, URL or data argument, as the user wrote it. */
  readonly file?: string | undefined;
  /** Row counted from 1, as a spreadsheet counts (a header is row 1). */
  readonly row?: number | undefined;
  /** Column by name, or counted from 1. */
  readonly column?: string | number | undefined;
  readonly expected: Wording;
  readonly found?: string | undefined;
  /** How to mend it, as an instruction. */
  readonly mend?: Wording | undefined;
}

/** A wording with words before it. */
function prefixed(words: string, wording: Wording): Wording {
  return typeof wording === "string" ? words + wording : [words, ...wording];
}

function checkFault(fault: DataFault): void {
  checkObject("DataError", "fault", fault, "a fault { expected, … }");
  const { expected, file } = fault;
  if (!Array.isArray(expected)) checkText("DataError", "expected", expected);
  if (file !== undefined) checkText("DataError", "file", file);
}

/** The user's data is wrong: an `InputError` about what a file holds, with the place as far as it is known. */
export class DataError extends InputError {
  override readonly name = "DataError";

  constructor(fault: DataFault, options?: ErrorOptions) {
    checkFault(fault);
    const { file, row, column, expected, found, mend } = fault;
    const place = { file, row, column };
    super({ requirement: prefixed("expected ", expected), received: found, place, remedy: mend }, options);
  }

  /** It is about the data, whichever function met them. */
  override nameFunction(): void {}
}

/** There are samples, and no labels beside them; by default the command line's remedy. */
export function unlabelled(
  file?: string,
  mend: Wording = [["name a file of labels with ", { option: "labels", value: "FILE" }]],
): DataError {
  if (file !== undefined) checkText("unlabelled", "file", file);
  return new DataError({ file, expected: "labels beside the samples", found: "none", mend });
}

function changed(error: InputError, change: Partial<Fault>): InputError {
  return new InputError({ ...error.fault, ...change }, { cause: error });
}

/** The same fault with the file it was met in, for readers that were handed bytes only. */
export function withFile(error: unknown, file: string): unknown {
  checkText("withFile", "file", file);
  if (!(error instanceof InputError) || error.fault.place?.file !== undefined) return error;
  return changed(error, { place: { ...error.fault.place, file } });
}

/** The same fault with the part of the file it was met in: `array "X"`, `member "data.pkl"`. */
export function withPart(error: unknown, part: string): unknown {
  checkText("withPart", "part", part);
  if (!(error instanceof InputError)) return error;
  return changed(error, { requirement: prefixed(`${part}: `, error.fault.requirement) });
}

/** A cell or value as an error shows it: quoted, and cut when long. */
export function shown(value: string): string {
  checkText("shown", "value", value);
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}…` : value);
}
