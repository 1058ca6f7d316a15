// One-sided Jacobi: rows of M are rotated in pairs until they are orthogonal (Hestenes 1958, de Rijk 1989).
import { dot } from "../words/vector";
import { rotate } from "./secular";

/**
 * One sweep over all pairs of the n rows of M (each of `cols` numbers, ld apart); the same rotations turn the rows of J
 * (n numbers each). norms holds n numbers. The larger of a pair comes first. Rows of squared length `floor` or less are
 * left alone. Returns the number of pairs whose angle was not negligible.
 */
export function jacobiSweep(n: i32, cols: i32, M: usize, ld: i32, J: usize, norms: usize, tolerance: f64, floor: f64): i32 {
  const pitch = <usize>ld * 8;
  let turned = 0;
  for (let p = 0; p < n; p++) {
    const row = M + <usize>p * pitch;
    store<f64>(norms + p * 8, dot(cols, row, row));
  }
  for (let p = 0; p < n - 1; p++) {
    for (let q = p + 1; q < n; q++) {
      const x = M + <usize>p * pitch, y = M + <usize>q * pitch;
      const a = load<f64>(norms + p * 8), b = load<f64>(norms + q * 8);
      if (max(a, b) <= floor) continue;
      const g = dot(cols, x, y);
      const open = min(a, b) > floor && Math.abs(g) > tolerance * Math.sqrt(a) * Math.sqrt(b);
      if (!open && a >= b) continue;
      let c: f64 = 0, s: f64 = 1, change: f64 = 0;
      if (open) {
        turned++;
        const zeta = (b - a) / (2 * g);
        const t = (zeta < 0 ? -1.0 : 1.0) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        c = 1 / Math.sqrt(1 + t * t);
        s = -c * t;
        change = t * g;
      }
      // Afterwards x has the squared length a − change and y b + change; the larger of the two comes first.
      if (!open || a - change < b + change) {
        const k = c;
        c = open ? -s : 0;
        s = open ? k : 1;
        store<f64>(norms + p * 8, b + change);
        store<f64>(norms + q * 8, a - change);
      } else {
        store<f64>(norms + p * 8, a - change);
        store<f64>(norms + q * 8, b + change);
      }
      rotate(cols, x, y, c, s);
      rotate(n, J + (<usize>p * <usize>n) * 8, J + (<usize>q * <usize>n) * 8, c, s);
    }
  }
  return turned;
}
