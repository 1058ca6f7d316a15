// The register tile of GEMM: MR rows by two registers of columns, summed over k in order.
import { lanes, loadSplat, madd } from "./simd";

/** Rows of the register tile: twelve accumulators with FMA; without it the products need registers too. */
@inline
export function tileRows(): i32 {
  return ASC_FEATURE_RELAXED_SIMD ? 4 : 4;
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

/** C(MR × NR) ← alpha·Ap·Bp (+ C): Ap is k × MR, Bp k × NR, both packed; ldc in bytes. */
export function micro<T>(k: i32, a: usize, b: usize, alpha: T, c: usize, ldc: usize, accumulate: bool): void {
  let c00 = i64x2.splat(0), c01 = c00, c10 = c00, c11 = c00;
  let c20 = c00, c21 = c00, c30 = c00, c31 = c00;
  let c40 = c00, c41 = c00, c50 = c00, c51 = c00;
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
    if (tileRows() > 4) {
      x = loadSplat<T>(a, 4 * s);
      c40 = madd<T>(x, b0, c40); c41 = madd<T>(x, b1, c41);
      x = loadSplat<T>(a, 5 * s);
      c50 = madd<T>(x, b0, c50); c51 = madd<T>(x, b1, c51);
    }
    a += tileRows() * s;
    b += 32;
  }
  const f = v128.splat<T>(alpha);
  put<T>(c, c00, f, accumulate); put<T>(c + 16, c01, f, accumulate); c += ldc;
  put<T>(c, c10, f, accumulate); put<T>(c + 16, c11, f, accumulate); c += ldc;
  put<T>(c, c20, f, accumulate); put<T>(c + 16, c21, f, accumulate); c += ldc;
  put<T>(c, c30, f, accumulate); put<T>(c + 16, c31, f, accumulate);
  if (tileRows() > 4) {
    c += ldc;
    put<T>(c, c40, f, accumulate); put<T>(c + 16, c41, f, accumulate); c += ldc;
    put<T>(c, c50, f, accumulate); put<T>(c + 16, c51, f, accumulate);
  }
}
