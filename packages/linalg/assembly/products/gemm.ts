// GEMM over packed operands, tile by tile of C: each tile sums over k in one fixed order, so that
// the result does not depend on which thread computes it.
import { micro, putTile, tileCols, tileRows } from "./micro";
import { KC, packSlivers, padded } from "./pack";

/** Copies rows × cols numbers. */
function copyPart<T>(from: usize, fromPitch: usize, to: usize, toPitch: usize, rows: i32, cols: i32): void {
  for (let i = 0; i < rows; i++) {
    memory.copy(to, from, <usize>cols * sizeof<T>());
    from += fromPitch;
    to += toPitch;
  }
}

/** The part of a tile that lies within the edges of C, by way of a whole one: rounded as every other. */
function putPart<T>(sums: usize, alpha: T, c: usize, ldc: usize, accumulate: bool, rows: i32, cols: i32): void {
  const pitch: usize = 32, whole = sums + <usize>tileRows() * pitch;
  if (accumulate) copyPart<T>(c, ldc, whole, pitch, rows, cols);
  putTile<T>(sums, alpha, whole, pitch, accumulate);
  copyPart<T>(whole, pitch, c, ldc, rows, cols);
}

/** Rows i0…i1 by columns j0…j1 of C; of a triangle (1 lower, 2 upper) only the register tiles that meet it. */
@inline
export function gemmTile<T>(
  m: i32, n: i32, k: i32, a: usize, b: usize, alpha: T, c: usize, ldc: i32, accumulate: i32, triangle: i32,
  i0: i32, i1: i32, j0: i32, j1: i32, scratch: usize,
): void {
  const mr = tileRows(), nr = tileCols<T>();
  const wholeM = <usize>padded(m, mr), wholeN = <usize>padded(n, nr);
  const pitch = <usize>ldc * sizeof<T>();
  for (let p = 0; p < k; p += KC) {
    const kb = min(KC, k - p);
    const pa = a + wholeM * <usize>p * sizeof<T>(), pb = b + wholeN * <usize>p * sizeof<T>();
    const add = accumulate != 0 || p > 0;
    for (let i = i0; i < i1; i += mr) {
      const as = pa + <usize>i * <usize>kb * sizeof<T>();
      const row = c + <usize>i * pitch;
      for (let j = j0; j < j1; j += nr) {
        if ((triangle == 1 && i + mr <= j) || (triangle == 2 && j + nr <= i)) continue;
        const bs = pb + <usize>j * <usize>kb * sizeof<T>();
        const out = row + j * sizeof<T>();
        micro<T>(kb, as, bs, scratch);
        if (i + mr <= m && j + nr <= n) putTile<T>(scratch, alpha, out, pitch, add);
        else putPart<T>(scratch, alpha, out, pitch, add, min(mr, m - i), min(nr, n - j));
      }
    }
  }
}

/** Where the calling thread keeps its small private buffers; every thread has its own instance and its own value. */
let scratch: usize = 0;

export function setScratch(p: usize): void {
  scratch = p;
}

/** The task of a stream whose threads only carry. */
export function idle(task: i32): void {}

@inline
export function threadScratch(): usize {
  return scratch;
}

/** Slivers that one packing task handles. */
const SLIVERS: i32 = 16;

/** Task t of packing both operands: first those of A (aTasks of them), then those of B. */
@inline
function pack<T>(
  task: i32, aTasks: i32, k: i32, a: usize, lda: i32, transA: i32, m: i32, pa: usize,
  b: usize, ldb: i32, transB: i32, n: i32, pb: usize,
): void {
  if (task < aTasks) {
    packSlivers<T>(a, lda, transA, m, k, tileRows(), pa, task * SLIVERS, (task + 1) * SLIVERS);
  } else {
    const t = task - aTasks;
    packSlivers<T>(b, ldb, 1 - transB, n, k, tileCols<T>(), pb, t * SLIVERS, (t + 1) * SLIVERS);
  }
}

/** Task t of C ← alpha·A·B (+ C) over tiles of tileM × tileN, row by row of tiles. */
@inline
function multiply<T>(
  task: i32, m: i32, n: i32, k: i32, a: usize, b: usize, alpha: T, c: usize, ldc: i32, accumulate: i32, triangle: i32,
  tileM: i32, tileN: i32,
): void {
  const across = (n + tileN - 1) / tileN;
  const i = (task / across) * tileM, j = (task % across) * tileN;
  gemmTile<T>(
    m, n, k, a, b, alpha, c, ldc, accumulate, triangle, i, min(i + tileM, m), j, min(j + tileN, n), scratch,
  );
}

export function pack64(
  task: i32, aTasks: i32, k: i32, a: usize, lda: i32, transA: i32, m: i32, pa: usize,
  b: usize, ldb: i32, transB: i32, n: i32, pb: usize,
): void {
  pack<f64>(task, aTasks, k, a, lda, transA, m, pa, b, ldb, transB, n, pb);
}

export function multiply64(
  task: i32, m: i32, n: i32, k: i32, a: usize, b: usize, alpha: f64, c: usize, ldc: i32, accumulate: i32, triangle: i32,
  tileM: i32, tileN: i32,
): void {
  multiply<f64>(task, m, n, k, a, b, alpha, c, ldc, accumulate, triangle, tileM, tileN);
}

export function pack32(
  task: i32, aTasks: i32, k: i32, a: usize, lda: i32, transA: i32, m: i32, pa: usize,
  b: usize, ldb: i32, transB: i32, n: i32, pb: usize,
): void {
  pack<f32>(task, aTasks, k, a, lda, transA, m, pa, b, ldb, transB, n, pb);
}

export function multiply32(
  task: i32, m: i32, n: i32, k: i32, a: usize, b: usize, alpha: f32, c: usize, ldc: i32, accumulate: i32, triangle: i32,
  tileM: i32, tileN: i32,
): void {
  multiply<f32>(task, m, n, k, a, b, alpha, c, ldc, accumulate, triangle, tileM, tileN);
}
