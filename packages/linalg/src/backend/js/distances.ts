import type { Real } from "../../matrix.js";
import { transposeInto } from "../../transpose.js";
import { asDouble } from "./double.js";
import { multiplyInto } from "./gemm.js";

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

/** ‖x‖² + ‖z‖² − 2⟨x, z⟩ after centring; entries that cancel are summed directly. */
export function distances(root: boolean, n: number, m: number, d: number, X: Real, Z: Real, out: Real): void {
  const symmetric = X === Z;
  const z0 = asDouble(Z);
  const centre = columnMeans(m, d, z0);
  const z = centred(m, d, z0, centre);
  const x = symmetric ? z : centred(n, d, asDouble(X), centre);
  const zt = new Float64Array(m * d);
  transposeInto(m, d, z, zt);
  const products = out instanceof Float64Array ? out.fill(0) : new Float64Array(n * m);
  multiplyInto(n, m, d, x, zt, products);
  const [a, b] = [squaredNorms(n, d, x), squaredNorms(m, d, z)];
  for (let i = 0; i < n; i++) {
    const last = symmetric ? i : m;
    for (let j = 0; j < last; j++) {
      const size = a[i]! + b[j]!;
      let value = size - 2 * products[i * m + j]!;
      if (!(value > CANCELLATION * size)) value = direct(x, i, z, j, d);
      if (root) value = Math.sqrt(value);
      out[i * m + j] = value;
      if (symmetric) out[j * m + i] = value;
    }
    if (symmetric) out[i * m + i] = 0;
  }
}

/** exp(scale · ‖x − z‖^power). */
export function distancesExp(
  power: 1 | 2,
  scale: number,
  n: number,
  m: number,
  d: number,
  X: Real,
  Z: Real,
  out: Real,
): void {
  distances(power === 1, n, m, d, X, Z, out);
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(scale * out[i]!);
}
