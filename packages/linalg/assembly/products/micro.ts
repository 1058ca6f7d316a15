// The register tile of GEMM: MR rows by two registers of columns, summed over k in order.
import { lanes, loadSplat, madd } from "../words/simd";

/**
 * Rows of the register tile. In float64 with FMA, from the first cache, one core of a 3.5 GHz Zen 4, Node 20 (GFLOP/s):
 * 6 × 2 registers 28 (all that its multipliers can in 128 bits), 5 × 2 27, 3 × 3 26, 4 × 2 25, 4 × 3 13: it spills.
 * Without FMA a product takes a register of its own, and 6 × 2 spills too.
 */
@inline
export function tileRows(): i32 {
  return ASC_FEATURE_RELAXED_SIMD ? 6 : 4;
}

/** Columns of the register tile. */
@inline
export function tileCols<T>(): i32 {
  return 2 * lanes<T>();
}

@inline
function put<T>(c: usize, x: v128, alpha: v128, accumulate: bool): void {
  if (accumulate) v128.store(c, madd<T>(alpha, x, v128.load(c)));
  else v128.store(c, v128.mul<T>(alpha, x));
}

/** C(MR × NR) ← alpha·sums (+ C); ldc in bytes. */
export function putTile<T>(sums: usize, alpha: T, c: usize, ldc: usize, accumulate: bool): void {
  const f = v128.splat<T>(alpha);
  for (let i = 0; i < tileRows(); i++) {
    put<T>(c, v128.load(sums), f, accumulate);
    put<T>(c + 16, v128.load(sums, 16), f, accumulate);
    sums += 32;
    c += ldc;
  }
}

/**
 * sums(MR × NR) ← Ap·Bp: Ap is k × MR, Bp k × NR, both packed. What is done with the sums is done elsewhere, lest a
 * register that is wanted after the loop be stored at each of its turns.
 */
export function micro<T>(k: i32, a: usize, b: usize, sums: usize): void {
  let c00 = i64x2.splat(0), c01 = c00, c10 = c00, c11 = c00, c20 = c00, c21 = c00;
  let c30 = c00, c31 = c00, c40 = c00, c41 = c00, c50 = c00, c51 = c00;
  const s = sizeof<T>();
  for (let end = b + (<usize>k << 5); b < end; ) {
    const b0 = v128.load(b), b1 = v128.load(b, 16);
    let x = loadSplat<T>(a);
    c00 = madd<T>(x, b0, c00); c01 = madd<T>(x, b1, c01);
    x = loadSplat<T>(a, s);
    c10 = madd<T>(x, b0, c10); c11 = madd<T>(x, b1, c11);
    x = loadSplat<T>(a, 2 * s);
    c20 = madd<T>(x, b0, c20); c21 = madd<T>(x, b1, c21);
    x = loadSplat<T>(a, 3 * s);
    c30 = madd<T>(x, b0, c30); c31 = madd<T>(x, b1, c31);
    if (tileRows() == 6) {
      x = loadSplat<T>(a, 4 * s);
      c40 = madd<T>(x, b0, c40); c41 = madd<T>(x, b1, c41);
      x = loadSplat<T>(a, 5 * s);
      c50 = madd<T>(x, b0, c50); c51 = madd<T>(x, b1, c51);
    }
    a += tileRows() * s;
    b += 32;
  }
  v128.store(sums, c00); v128.store(sums, c01, 16); v128.store(sums, c10, 32); v128.store(sums, c11, 48);
  v128.store(sums, c20, 64); v128.store(sums, c21, 80); v128.store(sums, c30, 96); v128.store(sums, c31, 112);
  if (tileRows() == 4) return;
  v128.store(sums, c40, 128); v128.store(sums, c41, 144); v128.store(sums, c50, 160); v128.store(sums, c51, 176);
}
