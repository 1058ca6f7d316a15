/** Where wrong data was met, what was there, and what to do about it; every part but `expected` may be unknown. */
export interface DataFault {
  /** File, URL or data argument, as the user wrote it. */
  readonly file?: string | undefined;
  /** Row counted from 1, as a spreadsheet counts (a header is row 1). */
  readonly row?: number | undefined;
  /** Column by name, or counted from 1. */
  readonly column?: string | number | undefined;
  readonly expected: string;
  readonly found?: string | undefined;
  /** How to mend it, as an instruction. */
  readonly mend?: string | undefined;
}

function place({ file, row, column }: DataFault): string {
  const parts = [];
  if (file !== undefined) parts.push(file);
  if (row !== undefined) parts.push(`row ${row}`);
  if (column !== undefined)
    parts.push(`column ${typeof column === "number" ? column : JSON.stringify(column)}`);
  return parts.length > 0 ? `${parts.join(", ")}: ` : "";
}

/**
 * The user's data is wrong (not the program): one sentence with the place, what was expected, what was found and
 * how to mend it. The command line turns it into exit code 2.
 */
export class DataError extends Error {
  readonly fault: DataFault;

  constructor(fault: DataFault) {
    const { expected, found, mend } = fault;
    const finding = found === undefined ? "" : `, found ${found}`;
    super(`${place(fault)}expected ${expected}${finding}${mend === undefined ? "" : `; ${mend}`}`);
    this.name = "DataError";
    this.fault = fault;
  }
}

/** The same fault with the file it was met in, for readers that were handed bytes only. */
export function withFile(error: unknown, file: string): unknown {
  if (!(error instanceof DataError) || error.fault.file !== undefined) return error;
  return new DataError({ ...error.fault, file });
}

/** A cell or value as an error shows it: quoted, and cut when long. */
export function shown(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 37)}…` : value);
}
