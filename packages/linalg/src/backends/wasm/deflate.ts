import type { Engine } from "../../engine/engine.js";
import type { Operand } from "./multiply.js";

/** A range of the problem: eigenvalues d[lo…hi) ascending, eigenvectors the rows lo…hi of Q (columns lo…hi). */
export interface Range {
  readonly lo: number;
  readonly mid: number;
  readonly hi: number;
  readonly d: Float64Array;
  readonly Q: Operand;
  /** Scratch as large as Q. */
  readonly S: Operand;
}

/** Entries of the update that remain after deflation, and the rest. */
export interface Deflation {
  /** Rows of Q (absolute) in ascending order of d, coupled. */
  readonly coupled: number[];
  readonly deflated: number[];
  /** Per row, relative to lo: 1 upper half only, 3 lower half only, 2 both. */
  readonly kind: Uint8Array;
}

/** Address of entry (i, j). */
export const address = (X: Operand, i: number, j: number) => X.at + (i * X.ld + j) * 8;

/**
 * Sets aside the entries that do not feel the update: z negligible, or two poles so close that a rotation makes one z
 * zero. Source: Cuppen 1981; LAPACK dlaed2.
 */
export function deflate(
  engine: Engine,
  { lo, mid, hi, d, Q }: Range,
  rho: number,
  z: Float64Array,
): Deflation {
  const n = hi - lo;
  const order = Array.from({ length: n }, (_, i) => lo + i).sort((a, b) => d[a]! - d[b]!);
  const kind = new Uint8Array(n);
  let most = 0;
  for (let i = lo; i < hi; i++) {
    kind[i - lo] = i < mid ? 1 : 3;
    most = Math.max(most, Math.abs(d[i]!), Math.abs(z[i - lo]!));
  }
  const tolerance = 8 * 2 ** -53 * most;
  const coupled: number[] = [];
  const deflated: number[] = [];
  let last = -1;
  for (const i of order) {
    if (rho * Math.abs(z[i - lo]!) <= tolerance) {
      deflated.push(i);
      continue;
    }
    if (last >= 0) {
      const [zl, zi] = [z[last - lo]!, z[i - lo]!];
      const size = Math.hypot(zl, zi);
      const [c, s] = [zi / size, -zl / size];
      if (Math.abs((d[i]! - d[last]!) * c * s) <= tolerance) {
        z[i - lo] = size;
        z[last - lo] = 0;
        if (kind[i - lo] !== kind[last - lo]) kind[i - lo] = kind[last - lo] = 2;
        engine.kernels["rotate"]!(n, address(Q, last, lo), address(Q, i, lo), c, s);
        const [dl, di] = [d[last]!, d[i]!];
        d[last] = dl * c * c + di * s * s;
        d[i] = dl * s * s + di * c * c;
        deflated.push(last);
        coupled.pop();
      }
    }
    coupled.push(i);
    last = i;
  }
  return { coupled, deflated, kind };
}
