import { checkInteger, checkObject } from "@collapsar/linalg/check";
/** The two ways to contract the gradients of a radial kernel machine (theory §5). */
export type AgopContraction = "rows" | "class-free";

/** The sizes that decide the cost: n evaluation points, p centres, d inputs, C outputs. */
export interface AgopSizes {
  readonly n: number;
  readonly p: number;
  readonly d: number;
  readonly outputs: number;
  /** Whether points and centres are the same rows, unweighted; defaults to false. */
  readonly symmetric?: boolean | undefined;
}

/**
 * Floating-point operations of each contraction, products of matrices only.
 *
 * Rows: 2npCd for the n·C gradient rows and nCd² for their Gram matrix. Class-free: np² for DᵀD, p²C for ααᵀ,
 * 2p²d + 2npd + 4npC + nd² for the rest; where points and centres are the same only a triangle of that, n³ + n²d +
 * 3n²C + 2nd². Neither grows with n·p·C·d. Source: theory §5 ("cheap AGOP").
 */
export function contractionCost(sizes: AgopSizes): Readonly<Record<AgopContraction, number>> {
  checkSizes("contractionCost", sizes);
  const { n, p, d, outputs, symmetric = false } = sizes;
  return {
    rows: 2 * n * p * outputs * (d + 1) + n * outputs * d * d,
    "class-free": symmetric
      ? n * n * (n + d + 3 * outputs) + 2 * n * d * d
      : n * p * p + p * p * outputs + 2 * p * p * d + 2 * n * p * d + 4 * n * p * outputs + n * d * d,
  };
}

/** The contraction with fewer operations. */
export function cheaperContraction(sizes: AgopSizes): AgopContraction {
  checkSizes("cheaperContraction", sizes);
  const cost = contractionCost(sizes);
  return cost.rows <= cost["class-free"] ? "rows" : "class-free";
}

/** The contraction asked for, or the cheaper one. */
export function chosenContraction(
  asked: "auto" | AgopContraction = "auto",
  sizes: AgopSizes,
): AgopContraction {
  return asked === "auto" ? cheaperContraction(sizes) : asked;
}

function checkSizes(fn: string, sizes: AgopSizes): void {
  checkObject(fn, "sizes", sizes, "sizes { n, p, d, outputs }");
  for (const key of ["n", "p", "d", "outputs"] as const) checkInteger(fn, `sizes.${key}`, sizes[key], 0);
}
