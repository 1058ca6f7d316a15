import type { Matrix } from "./matrix.js";

function shape(A: Matrix): string {
  return `${A.rows}×${A.cols}`;
}

function show(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object") return value.constructor?.name ?? "object";
  return String(value);
}

/** Requires a dense row-major matrix over a live Float64Array or Float32Array of rows·cols entries. */
export function checkMatrix(fn: string, name: string, A: Matrix): void {
  const data = A?.data;
  if (!(data instanceof Float64Array || data instanceof Float32Array)) {
    throw new TypeError(
      `${fn}: ${name} must be a matrix over a Float64Array or Float32Array, got ${show(data ?? A)}`,
    );
  }
  const { rows, cols } = A;
  if (!Number.isInteger(rows) || !Number.isInteger(cols) || rows < 0 || cols < 0) {
    throw new RangeError(`${fn}: ${name} must have whole numbers of rows and columns, got ${rows}×${cols}`);
  }
  if (data.length === rows * cols) return;
  if (data.length === 0) {
    throw new TypeError(
      `${fn}: ${name} must hold ${rows * cols} entries, got none: its buffer is detached or empty`,
    );
  }
  throw new RangeError(
    `${fn}: ${name} must be contiguous with rows × cols = ${rows * cols} entries, got ${data.length}`,
  );
}

/** Requires a square matrix. */
export function checkSquare(fn: string, name: string, A: Matrix): void {
  checkMatrix(fn, name, A);
  if (A.rows !== A.cols) throw new RangeError(`${fn}: ${name} must be square, got ${shape(A)}`);
}

/** Requires two matrices of the same shape. */
export function checkSameShape(fn: string, A: Matrix, B: Matrix): void {
  checkMatrix(fn, "first matrix", A);
  checkMatrix(fn, "second matrix", B);
  if (A.rows !== B.rows || A.cols !== B.cols) {
    throw new RangeError(`${fn}: shapes must agree, got ${shape(A)} and ${shape(B)}`);
  }
}

/** Requires two matrices with the same number of columns (two sets of points of one dimension). */
export function checkSameCols(fn: string, X: Matrix, Z: Matrix): void {
  checkMatrix(fn, "X", X);
  checkMatrix(fn, "Z", Z);
  if (X.cols !== Z.cols) {
    throw new RangeError(`${fn}: numbers of columns must agree, got ${shape(X)} and ${shape(Z)}`);
  }
}

function checkNumber(fn: string, name: string, value: number): void {
  if (typeof value !== "number") throw new TypeError(`${fn}: ${name} must be a number, got ${show(value)}`);
}

/** Requires a finite number above zero. */
export function checkPositive(fn: string, name: string, value: number): void {
  checkNumber(fn, name, value);
  if (!(value > 0 && Number.isFinite(value))) {
    throw new RangeError(`${fn}: ${name} must be positive, got ${value}`);
  }
}

/** Requires a finite number that is zero or above. */
export function checkNonNegative(fn: string, name: string, value: number): void {
  checkNumber(fn, name, value);
  if (!(value >= 0 && Number.isFinite(value))) {
    throw new RangeError(`${fn}: ${name} must be zero or positive, got ${value}`);
  }
}

/** Requires a whole number, at least `min`. */
export function checkInteger(fn: string, name: string, value: number, min = Number.MIN_SAFE_INTEGER): void {
  checkNumber(fn, name, value);
  if (!Number.isSafeInteger(value) || value < min) {
    const bound = min === Number.MIN_SAFE_INTEGER ? "" : ` of at least ${min}`;
    throw new RangeError(`${fn}: ${name} must be a whole number${bound}, got ${value}`);
  }
}

/** The index of the first NaN or infinity, or −1: a sum of x·0 is 0 exactly when all are finite. */
function firstNonFinite(data: ArrayLike<number>): number {
  let probe = 0;
  for (let i = 0; i < data.length; i++) probe += data[i]! * 0;
  if (probe === 0) return -1;
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i]!)) return i;
  return -1;
}

/** Requires every entry to be finite; the error names the first that is not. */
export function checkFinite(fn: string, name: string, A: Matrix | ArrayLike<number>): void {
  const isMatrix = "data" in A;
  const data = isMatrix ? A.data : A;
  const at = firstNonFinite(data);
  if (at < 0) return;
  const place = isMatrix ? `row ${Math.floor(at / A.cols)}, column ${at % A.cols}` : `entry ${at}`;
  throw new RangeError(`${fn}: ${name} must be finite, got ${data[at]} at ${place}`);
}

/** What `checkLabels` found: C = 1 + the largest label, and the number of samples of each class. */
export interface LabelCounts {
  readonly classes: number;
  readonly counts: Int32Array;
}

/** Requires n labels, whole numbers from 0, and counts the samples of each class. */
export function checkLabels(fn: string, labels: ArrayLike<number>, n: number): LabelCounts {
  if (labels.length !== n) throw new RangeError(`${fn}: ${n} samples need ${n} labels, got ${labels.length}`);
  let classes = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= 2 ** 31 - 1) {
      throw new RangeError(`${fn}: labels must be whole numbers from 0, got ${label} at entry ${i}`);
    }
    if (label >= classes) classes = label + 1;
  }
  const counts = new Int32Array(classes);
  for (let i = 0; i < n; i++) counts[labels[i]!]!++;
  return { classes, counts };
}

/** Requires one of the listed words. */
export function checkOneOf(fn: string, name: string, value: string, options: readonly string[]): void {
  if (options.includes(value)) return;
  throw new RangeError(`${fn}: ${name} must be one of ${options.join(", ")}, got ${show(value)}`);
}
