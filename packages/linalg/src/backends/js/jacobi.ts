/** Sweeps after which something is wrong: eight are usual. */
const MOST = 60;

/** Sweeps after which rows at the level of rounding errors are left as they are: they may have no direction to find. */
const PATIENCE = 12;

/** Rows shorter than this have no direction, in a matrix whose largest entry is near 1. */
const NOTHING = 2 ** -500;

function squaredLength(X: Float64Array, n: number, row: number): number {
  let total = 0;
  for (let at = row * n; at < (row + 1) * n; at++) total += X[at]! * X[at]!;
  return total;
}

function product(X: Float64Array, n: number, p: number, q: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const end = (p + 1) * n;
  let [a, b] = [p * n, q * n];
  for (; a + 3 < end; a += 4, b += 4) {
    s0 += X[a]! * X[b]!;
    s1 += X[a + 1]! * X[b + 1]!;
    s2 += X[a + 2]! * X[b + 2]!;
    s3 += X[a + 3]! * X[b + 3]!;
  }
  for (; a < end; a++, b++) s0 += X[a]! * X[b]!;
  return s0 + s1 + (s2 + s3);
}

function turn(X: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  for (let a = p * n, b = q * n, end = a + n; a < end; a++, b++) {
    const [x, y] = [X[a]!, X[b]!];
    X[a] = c * x - s * y;
    X[b] = s * x + c * y;
  }
}

/** One sweep over all pairs of rows; returns how many were not orthogonal. */
function sweep(
  n: number,
  R: Float64Array,
  J: Float64Array | null,
  squares: Float64Array,
  floor: number,
): number {
  const tolerance = 2 ** -52 * Math.sqrt(n);
  let turned = 0;
  for (let p = 0; p < n; p++) squares[p] = squaredLength(R, n, p);
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const [a, b] = [squares[p]!, squares[q]!];
      if (Math.min(a, b) <= floor) continue;
      const g = product(R, n, p, q);
      if (!(Math.abs(g) > tolerance * Math.sqrt(a) * Math.sqrt(b))) continue;
      const zeta = (b - a) / (2 * g);
      const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
      const c = 1 / Math.hypot(1, t);
      turn(R, n, p, q, c, c * t);
      if (J) turn(J, n, p, q, c, c * t);
      squares[p] = a - t * g;
      squares[q] = b + t * g;
      turned++;
    }
  }
  return turned;
}

/** Result of `orthogonaliseRows`. */
export interface OrthogonalRows {
  /** Squared lengths of the rows. */
  readonly squares: Float64Array;
  /** Rows whose square is at most this are rounding errors, orthogonal to nothing. */
  readonly floor: number;
  /** Pairs of rows that are not orthogonal. */
  readonly open: number;
}

/**
 * One-sided Jacobi (Hestenes 1958): turns the rows of R in pairs until they are orthogonal, and those of J alike. Small
 * singular values of a graded matrix come out to high relative accuracy (Demmel & Veselić 1992).
 *
 * @param R - n × n, its largest entry near 1
 * @param J - n × n, or null
 */
export function orthogonaliseRows(n: number, R: Float64Array, J: Float64Array | null): OrthogonalRows {
  const squares = new Float64Array(n);
  let floor = NOTHING ** 2;
  let open = 1;
  for (let round = 0; round < MOST && open > 0; round++) {
    if (round === PATIENCE) floor = (n * 2 ** -52) ** 2 * squares.reduce((a, b) => Math.max(a, b), 0);
    open = sweep(n, R, J, squares, floor);
  }
  for (let p = 0; p < n; p++) squares[p] = squaredLength(R, n, p);
  return { squares, floor, open };
}
