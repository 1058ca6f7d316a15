import { multiplyTiny } from "../backends/js/gemm.js";
import { checkDtype, checkMatrix, checkNumber, checkShape, InputError } from "../check/index.js";
import { checkKeys } from "../check/keys.js";
import { isAuto, operation } from "../dispatch/registry.js";
import { SHORTCUTS } from "../engine/sizes.js";
import { blank, commonDtype, dataAs, dtypeOf, type Matrix } from "../matrix/matrix.js";
import { gramOptions, matmulOptions } from "../options.js";

/** Options of `matmul`. */
export interface MatmulOptions {
  /** Use Aᵀ instead of A. */
  readonly transposeA?: boolean | undefined;
  /** Use Bᵀ instead of B. */
  readonly transposeB?: boolean | undefined;
  /** Factor of the product; defaults to 1. */
  readonly alpha?: number | undefined;
  /** Written instead of a new matrix; must have the product's shape and type and be neither A nor B. */
  readonly out?: Matrix | undefined;
}

const NONE: MatmulOptions = {};
const MATMUL_KEYS = ["transposeA", "transposeB", "alpha", "out"];

/**
 * The product alpha · op(A) · op(B), op being the transpose where asked.
 *
 * @throws InputError if the inner dimensions differ or out has another shape
 */
export function matmul(A: Matrix, B: Matrix, options: MatmulOptions = NONE): Matrix {
  checkMatrix("matmul", "A", A);
  checkMatrix("matmul", "B", B);
  if (options !== NONE) checkKeys("matmul", options, MATMUL_KEYS);
  const {
    transposeA = matmulOptions.transposeA.fallback,
    transposeB = matmulOptions.transposeB.fallback,
    alpha = matmulOptions.alpha.fallback,
  } = options;
  checkNumber("matmul", "alpha", alpha);
  const m = transposeA ? A.cols : A.rows;
  const k = transposeA ? A.rows : A.cols;
  const inner = transposeB ? B.cols : B.rows;
  const n = transposeB ? B.rows : B.cols;
  if (k !== inner) {
    throw new InputError({
      fn: "matmul",
      requirement: "inner dimensions must agree",
      received: `${m}×${k} and ${inner}×${n}`,
    });
  }
  const dtype = commonDtype(A, B);
  const out = options.out ?? { rows: m, cols: n, data: blank(m * n, dtype) };
  if (options.out) checkOut("matmul", out, m, n, A, B);
  if (m * n * k <= SHORTCUTS.tinyProduct && !transposeA && !transposeB && alpha === 1 && isAuto()) {
    multiplyTiny(m, n, k, A.data, B.data, out.data);
    return out;
  }
  const a = dataAs(A, dtype);
  const b = dataAs(B, dtype);
  operation("gemm", dtype, m * n * k).gemm(transposeA, transposeB, m, n, k, alpha, a, b, 0, out.data);
  return out;
}

function checkOut(fn: string, out: Matrix, rows: number, cols: number, A: Matrix, B: Matrix): void {
  checkShape(fn, "out", out, rows, cols);
  checkDtype(fn, "out", out, commonDtype(A, B));
  if (overlap(out, A) || overlap(out, B)) {
    throw new InputError({
      fn,
      argument: "out",
      requirement: "must not share memory with the factors",
      received: "an overlapping view",
    });
  }
}

function overlap(A: Matrix, B: Matrix): boolean {
  const [a, b] = [A.data, B.data];
  return (
    a.buffer === b.buffer &&
    a.byteOffset < b.byteOffset + b.byteLength &&
    b.byteOffset < a.byteOffset + a.byteLength
  );
}

/** Options of `gram`. */
export interface GramOptions {
  /** AᵀA instead of AAᵀ. */
  readonly transpose?: boolean | undefined;
  /** Factor of the product; defaults to 1. */
  readonly alpha?: number | undefined;
  /** Write this triangle only: what lies above the diagonal may be anything. Defaults to both. */
  readonly triangle?: "lower" | undefined;
  /** Written instead of a new matrix; must have the product's shape and type and not be A. */
  readonly out?: Matrix | undefined;
}

/** The Gram matrix alpha · AAᵀ of the rows (AᵀA with `transpose`), exactly symmetric. */
export function gram(A: Matrix, options: GramOptions = {}): Matrix {
  checkMatrix("gram", "A", A);
  checkKeys("gram", options, ["transpose", "alpha", "triangle", "out"]);
  const {
    transpose = gramOptions.transpose.fallback,
    alpha = gramOptions.alpha.fallback,
    triangle,
  } = options;
  checkNumber("gram", "alpha", alpha);
  const n = transpose ? A.cols : A.rows;
  const k = transpose ? A.rows : A.cols;
  const out = options.out ?? { rows: n, cols: n, data: blank(n * n, dtypeOf(A)) };
  if (options.out) checkOut("gram", out, n, n, A, A);
  const { syrk } = operation("syrk", dtypeOf(A), n * n * k);
  syrk(transpose, n, k, alpha, A.data, out.data, triangle === "lower");
  return out;
}
