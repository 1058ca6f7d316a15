import { OutOfMemoryError } from "./numerical-error.js";

/** The storage of a matrix: float64 or float32, possibly over a SharedArrayBuffer. */
export type Real = Float64Array | Float32Array;

/** The element type of a matrix. */
export type Dtype = "f64" | "f32";

/** A dense row-major matrix: entry (i, j) is `data[i * cols + j]`, and `data.length === rows * cols`. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Real;
}

/** Platform support for large arrays beyond a constructor; the native backend installs one in Node. */
export interface Storage {
  /** Size in bytes from which the calls pay. */
  readonly from: number;
  /** Called before an array is first touched, to request large pages from the system. */
  advise(data: Real): void;
  /** A buffer whose bytes nobody has cleared. */
  blank(bytes: number): ArrayBuffer;
}

let storage: Storage | null = null;

/** Installs the storage of large new arrays; null for plain constructors. Returns the previous one. */
export function setStorage(next: Storage | null): Storage | null {
  const before = storage;
  storage = next;
  return before;
}

/** The result of `make`; where memory runs out, the kind of error that says so. */
function orOutOfMemory<T>(length: number, dtype: Dtype, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const gigabytes = ((length * (dtype === "f32" ? 4 : 8)) / 2 ** 30).toPrecision(3);
    const requirement = `the ${length} numbers of a matrix must fit into memory`;
    throw new OutOfMemoryError(`${requirement}, got ${gigabytes} GiB`, { cause: error });
  }
}

function typed(length: number, dtype: Dtype): Real {
  return dtype === "f32" ? new Float32Array(length) : new Float64Array(length);
}

/** Numbers that are allocated without ado: no memory runs out at them. */
const FEW = 1024;

/** A new typed array of zeros. */
export function allocate(length: number, dtype: Dtype = "f64"): Real {
  if (length <= FEW) return typed(length, dtype);
  const data = orOutOfMemory(length, dtype, () => typed(length, dtype));
  if (storage !== null && data.byteLength >= storage.from) storage.advise(data);
  return data;
}

/** A new typed array for a result that is written whole: what it holds before that is anything. */
export function blank(length: number, dtype: Dtype = "f64"): Real {
  const bytes = length * (dtype === "f32" ? 4 : 8);
  if (storage === null || bytes < storage.from) return allocate(length, dtype);
  const { blank: make } = storage;
  const buffer = orOutOfMemory(length, dtype, () => make(bytes));
  const data = dtype === "f32" ? new Float32Array(buffer) : new Float64Array(buffer);
  storage.advise(data);
  return data;
}

/** A copy of a typed array. */
export function copyOf(data: Real): Real {
  if (storage === null || data.byteLength < storage.from) return data.slice();
  const copy = blank(data.length, dtypeOfArray(data));
  copy.set(data);
  return copy;
}

/** The element type of a typed array. */
export function dtypeOfArray(data: Real): Dtype {
  return data instanceof Float32Array ? "f32" : "f64";
}

/** The element type of a matrix. */
export function dtypeOf(A: Matrix): Dtype {
  return dtypeOfArray(A.data);
}

/** The element type that holds both operands: f32 only if both are f32. */
export function commonDtype(A: Matrix, B: Matrix): Dtype {
  return A.data instanceof Float32Array && B.data instanceof Float32Array ? "f32" : "f64";
}

/** The matrix's entries as `dtype`: the same array when it already has that type, else a copy. */
export function dataAs(A: Matrix, dtype: Dtype): Real {
  if (dtypeOf(A) === dtype) return A.data;
  return dtype === "f32" ? Float32Array.from(A.data) : Float64Array.from(A.data);
}
