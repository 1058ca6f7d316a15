import type { Real } from "../../matrix/matrix.js";
import { asDouble, inDouble } from "./double.js";

/** row to (of length r) −= s · row from, within B. */
export function subtractRow(B: Float64Array, r: number, to: number, s: number, from: number): void {
  const [x, y] = [to * r, from * r];
  for (let j = 0; j < r; j++) B[x + j] = B[x + j]! - s * B[y + j]!;
}

export function divideRow(B: Float64Array, r: number, row: number, s: number): void {
  for (let at = row * r; at < (row + 1) * r; at++) B[at] = B[at]! / s;
}

/** B := L⁻¹B, or L⁻ᵀB if trans, by substitution over rows of B. */
export function trsm(trans: boolean, n: number, r: number, L: Real, B: Real): void {
  const l = asDouble(L);
  inDouble(B, (b) => {
    if (trans) {
      for (let i = n - 1; i >= 0; i--) {
        divideRow(b, r, i, l[i * (n + 1)]!);
        for (let k = 0; k < i; k++) subtractRow(b, r, k, l[i * n + k]!, i);
      }
      return;
    }
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) subtractRow(b, r, i, l[i * n + k]!, k);
      divideRow(b, r, i, l[i * (n + 1)]!);
    }
  });
}

/** B := (LLᵀ)⁻¹B. */
export function potrs(n: number, r: number, L: Real, B: Real): void {
  const l = asDouble(L);
  inDouble(B, (b) => {
    trsm(false, n, r, l, b);
    trsm(true, n, r, l, b);
  });
}
