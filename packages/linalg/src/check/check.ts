import type { Matrix } from "../matrix.js";
import { InputError, shownValue } from "./input-error.js";
import { nearestName } from "./nearest-name.js";

function shape(A: Matrix): string {
  return `${A.rows}×${A.cols}`;
}

/** Requires a dense row-major matrix over a live Float64Array or Float32Array of rows·cols entries. */
export function checkMatrix(fn: string, argument: string, A: Matrix): void {
  const data = A?.data;
  if (!(data instanceof Float64Array || data instanceof Float32Array)) {
    throw new InputError({
      fn,
      argument,
      requirement: "must be a matrix over a Float64Array or Float32Array",
      received: shownValue(data ?? A),
    });
  }
  const { rows, cols } = A;
  if (!Number.isInteger(rows) || !Number.isInteger(cols) || rows < 0 || cols < 0) {
    const requirement = "must have whole numbers of rows and columns";
    throw new InputError({ fn, argument, requirement, received: `${shownValue(rows)}×${shownValue(cols)}` });
  }
  if (data.length === rows * cols) return;
  if (data.length === 0) {
    throw new InputError({
      fn,
      argument,
      requirement: `must hold ${rows * cols} entries`,
      received: "none: its buffer is detached or empty",
    });
  }
  throw new InputError({
    fn,
    argument,
    requirement: `must be contiguous with rows × cols = ${rows * cols} entries`,
    received: String(data.length),
  });
}

/** Requires a square matrix. */
export function checkSquare(fn: string, argument: string, A: Matrix): void {
  checkMatrix(fn, argument, A);
  if (A.rows !== A.cols)
    throw new InputError({ fn, argument, requirement: "must be square", received: shape(A) });
}

/** Requires two matrices of the same shape. */
export function checkSameShape(fn: string, A: Matrix, B: Matrix): void {
  checkMatrix(fn, "first matrix", A);
  checkMatrix(fn, "second matrix", B);
  if (A.rows !== B.rows || A.cols !== B.cols) {
    throw new InputError({ fn, requirement: "shapes must agree", received: `${shape(A)} and ${shape(B)}` });
  }
}

/** Requires two matrices with the same number of columns (two sets of points of one dimension). */
export function checkSameCols(fn: string, X: Matrix, Z: Matrix): void {
  checkMatrix(fn, "X", X);
  checkMatrix(fn, "Z", Z);
  if (X.cols !== Z.cols) {
    throw new InputError({
      fn,
      requirement: "numbers of columns must agree",
      received: `${shape(X)} and ${shape(Z)}`,
    });
  }
}

function checkNumber(fn: string, argument: string, value: number): void {
  if (typeof value === "number") return;
  throw new InputError({ fn, argument, requirement: "must be a number", received: shownValue(value) });
}

/** Requires a finite number above zero. */
export function checkPositive(fn: string, argument: string, value: number): void {
  checkNumber(fn, argument, value);
  if (value > 0 && Number.isFinite(value)) return;
  throw new InputError({ fn, argument, requirement: "must be positive", received: String(value) });
}

/** Requires a finite number that is zero or above. */
export function checkNonNegative(fn: string, argument: string, value: number): void {
  checkNumber(fn, argument, value);
  if (value >= 0 && Number.isFinite(value)) return;
  throw new InputError({ fn, argument, requirement: "must be zero or positive", received: String(value) });
}

/** Requires a whole number, at least `min`. */
export function checkInteger(
  fn: string,
  argument: string,
  value: number,
  min = Number.MIN_SAFE_INTEGER,
): void {
  checkNumber(fn, argument, value);
  if (Number.isSafeInteger(value) && value >= min) return;
  const bound = min === Number.MIN_SAFE_INTEGER ? "" : ` of at least ${min}`;
  throw new InputError({
    fn,
    argument,
    requirement: `must be a whole number${bound}`,
    received: String(value),
  });
}

/** The index of the first NaN or infinity, or −1: a sum of x·0 is 0 exactly when all are finite. */
function firstNonFinite(data: ArrayLike<number>): number {
  let probe = 0;
  for (let i = 0; i < data.length; i++) probe += data[i]! * 0;
  if (probe === 0) return -1;
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i]!)) return i;
  return -1;
}

function isNumbers(values: unknown): values is ArrayLike<number> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && !isBigInts(values) && "length" in values);
}

function isBigInts(values: ArrayBufferView): boolean {
  return values instanceof BigInt64Array || values instanceof BigUint64Array;
}

/** Requires a list of numbers: an array without anything else in it, or a typed array, of `length` entries if given. */
export function checkNumbers(
  fn: string,
  argument: string,
  values: ArrayLike<number>,
  length: number = values?.length,
): void {
  if (!isNumbers(values)) {
    const requirement = "must be an array of numbers";
    throw new InputError({ fn, argument, requirement, received: shownValue(values) });
  }
  if (values.length !== length) {
    const received = String(values.length);
    throw new InputError({ fn, argument, requirement: `must hold ${length} entries`, received });
  }
  const at = Array.isArray(values) ? values.findIndex((value) => typeof value !== "number") : -1;
  if (at < 0) return;
  const received = shownValue(values[at]);
  throw new InputError({ fn, argument, requirement: "must hold numbers", received, place: { entry: at } });
}

/** Requires a function. */
export function checkFunction(fn: string, argument: string, value: unknown): void {
  if (typeof value === "function") return;
  throw new InputError({ fn, argument, requirement: "must be a function", received: shownValue(value) });
}

/** Requires every entry to be finite; the error names the first that is not. */
export function checkFinite(fn: string, argument: string, A: Matrix | ArrayLike<number>): void {
  const isMatrix = typeof A === "object" && A !== null && "data" in A;
  const data = isMatrix ? A.data : A;
  checkNumbers(fn, argument, data);
  const at = firstNonFinite(data);
  if (at < 0) return;
  const place = isMatrix ? { row: Math.floor(at / A.cols), column: at % A.cols } : { entry: at };
  throw new InputError({ fn, argument, requirement: "must be finite", received: String(data[at]), place });
}

/** What `checkLabels` found: C = 1 + the largest label, and the number of samples of each class. */
export interface LabelCounts {
  readonly classes: number;
  readonly counts: Int32Array;
}

/** Requires n labels, whole numbers from 0, and counts the samples of each class. */
export function checkLabels(fn: string, labels: ArrayLike<number>, n: number): LabelCounts {
  if (!Array.isArray(labels) && !(ArrayBuffer.isView(labels) && "length" in labels)) {
    const requirement = "must be an array of whole numbers";
    throw new InputError({ fn, argument: "labels", requirement, received: shownValue(labels) });
  }
  if (labels.length !== n) {
    throw new InputError({
      fn,
      requirement: `${n} samples need ${n} labels`,
      received: String(labels.length),
    });
  }
  let classes = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= 2 ** 31 - 1) {
      throw new InputError({
        fn,
        requirement: "labels must be whole numbers from 0",
        received: shownValue(label),
        place: { entry: i },
      });
    }
    if (label >= classes) classes = label + 1;
  }
  const counts = new Int32Array(classes);
  for (let i = 0; i < n; i++) counts[labels[i]!]!++;
  return { classes, counts };
}

/** Requires one of the listed words. */
export function checkOneOf(fn: string, argument: string, value: string, options: readonly string[]): void {
  if (options.includes(value)) return;
  const near = typeof value === "string" ? nearestName(value, options) : undefined;
  throw new InputError({
    fn,
    argument,
    requirement: `must be one of ${options.join(", ")}`,
    received: shownValue(value),
    remedy: near === undefined ? undefined : `did you mean ${near}?`,
  });
}
