import type { Operations } from "../../engine/contract.js";
import { SHORTCUTS } from "../../engine/sizes.js";
import type { Real } from "../../matrix/matrix.js";
import { mirrorLower } from "../../matrix/transpose-into.js";
import { argumentCells, character, guard, guardSizes } from "./arguments.js";
import type { NativeLibrary } from "./library.js";
import type { Symbols } from "./symbols.js";

const N = character("N");
const T = character("T");
const RIGHT = character("R");
const UPPER = character("U");
const LOWER = character("L");

/**
 * Multiplications from which OpenBLAS wakes its threads, which pays from `loneProduct` on: on a busy machine a sleeping
 * thread is waited for until the scheduler comes round.
 */
const wakesThreads = 2 ** 18;

/**
 * The products and triangular solves. Row-major A is, read by columns, Aᵀ: C = AB becomes Cᵀ = BᵀAᵀ, and no array is
 * ever transposed or copied.
 */
export function blasOperations({ symbols, alone }: NativeLibrary): Partial<Operations> {
  const routines = (like: Real) => (like instanceof Float32Array ? symbols.s : symbols.d);
  const within = (work: number, product: () => void) =>
    work > wakesThreads && work < SHORTCUTS.loneProduct ? alone(product) : product();
  const operations: Partial<Operations> = {};
  const cells = argumentCells(5, 2);
  if (symbols.d.gemm) {
    operations.gemm = (transA, transB, m, n, k, alpha, A, B, beta, C) => {
      guardSizes("gemm", m, n, k);
      guard("gemm", A, m * k);
      guard("gemm", B, k * n);
      guard("gemm", C, m * n);
      if (m === 0 || n === 0) return;
      within(m * n * k, () =>
        routines(C).gemm!(
          transB ? T : N,
          transA ? T : N,
          cells.integer(0, n),
          cells.integer(1, m),
          cells.integer(2, k),
          cells.scalar(0, alpha, C),
          B,
          cells.integer(3, Math.max(1, transB ? k : n)),
          A,
          cells.integer(4, Math.max(1, transA ? m : k)),
          cells.scalar(1, beta, C),
          C,
          cells.integer(0, n),
        ),
      );
    };
  }
  if (symbols.d.syrk) {
    operations.syrk = (trans, n, k, alpha, A, C, lower = false) => {
      guardSizes("syrk", n, k);
      guard("syrk", A, n * k);
      guard("syrk", C, n * n);
      if (n === 0) return;
      const [size, depth] = [cells.integer(0, n), cells.integer(1, k)];
      const lead = cells.integer(2, Math.max(1, trans ? n : k));
      const [factor, none] = [cells.scalar(0, alpha, C), cells.scalar(1, 0, C)];
      within((n * n * k) / 2, () =>
        routines(C).syrk!(UPPER, trans ? N : T, size, depth, factor, A, lead, none, C, size),
      );
      if (!lower) mirrorLower(n, C);
    };
  }
  if (symbols.d.trsm) {
    const solve = rightSolve(symbols);
    operations.trsm = (trans, n, r, L, B) => solve("trsm", UPPER, trans ? T : N, false, n, r, L, B);
    operations.potrs = (n, r, L, B) => {
      solve("potrs", UPPER, N, false, n, r, L, B);
      solve("potrs", UPPER, T, false, n, r, L, B);
    };
    operations.getrs = (n, r, LU, pivots, B) => {
      guard("getrs", pivots, n);
      exchangeRows(n, r, pivots, B);
      solve("getrs", UPPER, N, true, n, r, LU, B);
      solve("getrs", LOWER, N, false, n, r, LU, B);
    };
  }
  return operations;
}

/** B := op(M)⁻¹B for row-major B (n×r), as Bᵀ := Bᵀ op(Mᵀ)⁻¹ read by columns. */
function rightSolve(symbols: Symbols) {
  const cells = argumentCells(2, 1);
  return (
    operation: string,
    triangle: Uint8Array,
    trans: Uint8Array,
    unit: boolean,
    n: number,
    r: number,
    M: Real,
    B: Real,
  ): void => {
    guardSizes(operation, n, r);
    guard(operation, M, n * n);
    guard(operation, B, n * r);
    if (n === 0 || r === 0) return;
    const trsm = (B instanceof Float32Array ? symbols.s : symbols.d).trsm!;
    const [size, width] = [cells.integer(0, n), cells.integer(1, r)];
    trsm(RIGHT, triangle, trans, unit ? UPPER : N, width, size, cells.scalar(0, 1, B), M, size, B, width);
  };
}

function exchangeRows(n: number, r: number, pivots: Int32Array, B: Real): void {
  for (let i = 0; i < n; i++) {
    const other = pivots[i]!;
    if (other === i) continue;
    const held = B.slice(i * r, (i + 1) * r);
    B.copyWithin(i * r, other * r, (other + 1) * r);
    B.set(held, other * r);
  }
}
