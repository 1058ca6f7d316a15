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

/** Told of each large array before it is first touched, to ask the system for large pages. */
type Adviser = (data: Real) => void;

/** Bytes from which an array is worth a call to the system. */
const LARGE = 2 ** 22;

let advise: Adviser | null = null;

/** Installs what is told of large new arrays; the native backend has one on Linux. */
export function setAllocationAdviser(adviser: Adviser | null): void {
  advise = adviser;
}

/** A new typed array of zeros. */
export function allocate(length: number, dtype: Dtype = "f64"): Real {
  const data = dtype === "f32" ? new Float32Array(length) : new Float64Array(length);
  if (advise !== null && data.byteLength >= LARGE) advise(data);
  return data;
}

/** A copy of a typed array. */
export function copyOf(data: Real): Real {
  if (advise === null || data.byteLength < LARGE) return data.slice();
  const copy = allocate(data.length, dtypeOfArray(data));
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
