import { type Matrix, qr, zeros } from "@collapsar/linalg";

/** Iterates' differences Δx and the differences Δf of their steps f = g(x) − x. */
export interface Differences {
  readonly x: Float64Array[];
  readonly f: Float64Array[];
}

/** Remembers one more pair, forgetting those beyond `memory`. */
export function remember({ x, f }: Differences, dx: Float64Array, df: Float64Array, memory: number): void {
  x.push(dx);
  f.push(df);
  while (x.length > memory) {
    x.shift();
    f.shift();
  }
}

/** The next iterate x + f − Σ_i γ_i (Δx_i + Δf_i), γ minimising ‖f − Σ_i γ_i Δf_i‖ (Anderson, type II). */
export function mixed(x: ArrayLike<number>, f: Float64Array, differences: Differences): Float64Array {
  const next = f.map((value, at) => x[at]! + value);
  const { x: moves, f: changes } = differences;
  if (changes.length === 0) return next;
  const gamma = leastSquares(changes, f);
  gamma.forEach((weight, i) => {
    const [dx, df] = [moves[i]!, changes[i]!];
    for (let at = 0; at < next.length; at++) next[at]! -= weight * (dx[at]! + df[at]!);
  });
  return next;
}

/** γ with Σ γ_i c_i ≈ f by QR of the normalised columns, newest first; dependent ones take no part. */
function leastSquares(columns: readonly Float64Array[], f: Float64Array): number[] {
  const count = columns.length;
  const norms = columns.map((column) => norm(column) || 1);
  const A = zeros(f.length, count);
  columns.forEach((column, i) => {
    const j = count - 1 - i;
    for (let at = 0; at < f.length; at++) A.data[at * count + j] = column[at]! / norms[i]!;
  });
  const { Q, R } = qr(A);
  const y = backSubstitute(R, transposed(Q, f));
  return norms.map((size, i) => y[count - 1 - i]! / size);
}

function norm(column: Float64Array): number {
  let total = 0;
  for (const value of column) total += value * value;
  return Math.sqrt(total);
}

function transposed(Q: Matrix, f: Float64Array): Float64Array {
  const out = new Float64Array(Q.cols);
  for (let at = 0, i = 0; i < f.length; i++)
    for (let j = 0; j < Q.cols; j++, at++) out[j]! += Q.data[at]! * f[i]!;
  return out;
}

function backSubstitute(R: Matrix, y: Float64Array): Float64Array {
  const n = y.length;
  for (let i = n - 1; i >= 0; i--) {
    const pivot = R.data[i * n + i]!;
    y[i] = Math.abs(pivot) > 1e-10 ? y[i]! / pivot : 0;
    for (let k = 0; k < i; k++) y[k]! -= R.data[k * n + i]! * y[i]!;
  }
  return y;
}
