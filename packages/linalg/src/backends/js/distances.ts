import { blocks } from "../../engine/blocks.js";
import type { KernelProduct, PointPairs } from "../../engine/contract.js";
import { blank, dtypeOfArray, type Real } from "../../matrix/matrix.js";
import { mirrorLower, transposeInto } from "../../matrix/transpose-into.js";
import { asDouble } from "./double.js";
import { gemm, multiplyInto } from "./gemm.js";

/** Below this share of ‖x‖² + ‖z‖² the product formula has lost too many digits: the difference is taken directly. */
const CANCELLATION = 1e-2;

function squaredNorms(n: number, d: number, X: Float64Array): Float64Array {
  const out = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let total = 0;
    for (let at = i * d; at < (i + 1) * d; at++) total += X[at]! * X[at]!;
    out[i] = total;
  }
  return out;
}

function direct(X: Float64Array, i: number, Z: Float64Array, j: number, d: number): number {
  let total = 0;
  for (let c = 0; c < d; c++) {
    const gap = X[i * d + c]! - Z[j * d + c]!;
    total += gap * gap;
  }
  return total;
}

/** The points minus the means of Z's columns: distances stay, cancellation shrinks. */
function centred(n: number, d: number, X: Float64Array, centre: Float64Array): Float64Array {
  const out = new Float64Array(n * d);
  for (let i = 0, at = 0; i < n; i++) for (let c = 0; c < d; c++, at++) out[at] = X[at]! - centre[c]!;
  return out;
}

function columnMeans(n: number, d: number, X: Float64Array): Float64Array {
  const means = new Float64Array(d);
  for (let i = 0, at = 0; i < n; i++) for (let c = 0; c < d; c++, at++) means[c] = means[c]! + X[at]! / n;
  return means;
}

/** From the products ⟨x_i, z_j⟩ in P to distances, in place; entries that cancel are summed directly. */
function combine(
  root: boolean,
  n: number,
  m: number,
  d: number,
  x: Float64Array,
  z: Float64Array,
  P: Float64Array,
): void {
  const a = squaredNorms(n, d, x);
  const b = x === z ? a : squaredNorms(m, d, z);
  for (let i = 0; i < n; i++) {
    const last = x === z ? i : m;
    const own = a[i]!;
    for (let j = 0, at = i * m; j < last; j++, at++) {
      const size = own + b[j]!;
      let value = size - 2 * P[at]!;
      if (!(value > CANCELLATION * size)) value = direct(x, i, z, j, d);
      P[at] = root ? Math.sqrt(value) : value;
    }
    if (x === z) P[i * (n + 1)] = 0;
  }
  if (x === z) mirrorLower(n, P);
}

/** out (n×m) = x zᵀ for x n×d and z m×d, by plain loops. */
function plainProduct(
  n: number,
  m: number,
  d: number,
  x: Float64Array,
  z: Float64Array,
  out: Float64Array,
): void {
  const zt = new Float64Array(m * d);
  transposeInto(m, d, z, zt);
  multiplyInto(n, m, d, x, zt, out.fill(0));
}

/** ‖x‖² + ‖z‖² − 2⟨x, z⟩ after centring. */
export function distances(root: boolean, ...[n, m, d, X, Z, out, product]: PointPairs): void {
  const z0 = asDouble(Z);
  const centre = columnMeans(m, d, z0);
  const z = centred(m, d, z0, centre);
  const x = X === Z ? z : centred(n, d, asDouble(X), centre);
  const products = out instanceof Float64Array ? out : new Float64Array(n * m);
  if (product === undefined) plainProduct(n, m, d, x, z, products);
  else product(false, true, n, m, d, 1, x, z, 0, products);
  combine(root, n, m, d, x, z, products);
  if (products !== out) out.set(products);
}

/** exp(scale · ‖x − z‖^power). */
export function distancesExp(power: 1 | 2, scale: number, ...pairs: PointPairs): void {
  distances(power === 1, ...pairs);
  const out = pairs[5];
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(scale * out[i]!);
}

/** scale · exp(scale · r)/r, 0 up to the floor of a row. */
export function distancesSlope(scale: number, floors: Float64Array, ...pairs: PointPairs): void {
  const [n, m, , , , out] = pairs;
  distances(true, ...pairs);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < m; j++, at++) {
      const r = out[at]!;
      out[at] = r > floors[i]! ? (scale * Math.exp(scale * r)) / r : 0;
    }
  }
}

/** Entries of the kernel matrix that are held at a time. */
const HELD = 2 ** 18;

/** K·V by blocks of rows. */
export function distancesExpProduct(power: 1 | 2, scale: number, ...product: KernelProduct): void {
  const [n, m, d, X, Z, out, c, V] = product;
  for (const [start, rows] of blocks(n, Math.max(1, Math.floor(HELD / Math.max(1, m))))) {
    const part = (A: Real, cols: number) => A.subarray(start * cols, (start + rows) * cols);
    const K = blank(rows * m, dtypeOfArray(out));
    distancesExp(power, scale, rows, m, d, part(X, d), Z, K);
    gemm(false, false, rows, c, m, 1, K, V, 0, part(out, c));
  }
}
