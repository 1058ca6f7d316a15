/** Sweeps that one eigenvalue may take. */
const MOST = 60;

/** Sweeps after which an eigenvalue is taken to be lost in rounding. */
const PATIENCE = 10;

/**
 * Tolerated off-diagonal remainder of a matrix whose size is near 1. The null space of a singular matrix is a block
 * of rounding errors, which the sweeps renew from the large entries: after a while as much as these is let go, 2⁻⁵⁰
 * at most.
 */
function remainder(sweep: number): number {
  return 2 ** Math.min(-50, Math.max(0, sweep - PATIENCE) - 56);
}

/** Beside diagonal entries a and b: small against them, or no more than `rest`. */
function negligible(e: number, a: number, b: number, rest: number): boolean {
  return Math.abs(e) <= rest || e * e <= 2 ** -106 * Math.abs(a) * Math.abs(b);
}

/** The tridiagonal entries divided by their largest: QL's thresholds are for numbers near 1. */
export function normalise(d: Float64Array, e: Float64Array): number {
  let most = 0;
  for (const x of d) most = Math.max(most, Math.abs(x));
  for (const x of e) most = Math.max(most, Math.abs(x));
  if (most === 0) return 1;
  const unit = 2 ** -Math.round(Math.log2(most));
  for (let i = 0; i < d.length; i++) {
    d[i]! *= unit;
    e[i]! *= unit;
  }
  return unit;
}

/**
 * Eigenvalues of a symmetric tridiagonal matrix by the implicit QL method, in place: d the diagonal, e the numbers
 * beside it (e[i] between i and i + 1; destroyed), its largest entry near 1. `rotateRows(i, c, s)` is told of every
 * rotation of rows i and i + 1, `found` of how many values there are.
 * Source: Dubrulle, Martin, Wilkinson 1968; EISPACK tql2.
 *
 * @returns the number of eigenvalues that did not converge
 */
export function implicitQl(
  d: Float64Array,
  e: Float64Array,
  rotateRows: ((i: number, c: number, s: number) => void) | null,
  found?: (values: number) => void,
): number {
  const n = d.length;
  let failed = 0;
  for (let l = 0; l < n; l++) {
    found?.(l);
    for (let sweep = 0; ; sweep++) {
      const rest = remainder(sweep);
      let m = l;
      while (m < n - 1 && !negligible(e[m]!, d[m]!, d[m + 1]!, rest)) m++;
      if (m === l) break;
      if (sweep === MOST) {
        failed++;
        break;
      }
      sweepQl(d, e, l, m, rotateRows);
    }
  }
  return failed;
}

function sweepQl(
  d: Float64Array,
  e: Float64Array,
  l: number,
  m: number,
  rotateRows: ((i: number, c: number, s: number) => void) | null,
): void {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!);
  let r = Math.hypot(g, 1);
  g = d[m]! - d[l]! + e[l]! / (g + (g >= 0 ? r : -r));
  let s = 1;
  let c = 1;
  let p = 0;
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i]!;
    const b = c * e[i]!;
    r = Math.sqrt(f * f + g * g);
    if (i + 1 < m) e[i + 1] = r;
    if (r === 0) {
      d[i + 1]! -= p;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1]! - p;
    r = (d[i]! - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    rotateRows?.(i, c, s);
  }
  d[l]! -= p;
  e[l] = g;
}
