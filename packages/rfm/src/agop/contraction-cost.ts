/** The two ways to contract the gradients of a radial kernel machine (theory §5). */
export type AgopContraction = "rows" | "class-free";

/** The sizes that decide the cost: n evaluation points, p centres, d inputs, C outputs. */
export interface AgopSizes {
  readonly n: number;
  readonly p: number;
  readonly d: number;
  readonly outputs: number;
}

/**
 * Floating-point operations of each contraction, products of matrices only.
 *
 * Rows: 2npCd for the n·C gradient rows and nCd² for their Gram matrix. Class-free: np² for DᵀD, p²C for ααᵀ,
 * 2p²d + 4npd + 2npC + nd² for the rest; it does not grow with n·p·C·d. Source: theory §5 ("cheap AGOP").
 */
export function contractionCost({ n, p, d, outputs }: AgopSizes): Readonly<Record<AgopContraction, number>> {
  return {
    rows: 2 * n * p * outputs * (d + 1) + n * outputs * d * d,
    "class-free":
      n * p * p + p * p * outputs + 2 * p * p * d + 2 * n * p * d + 4 * n * p * outputs + n * d * d,
  };
}

/** The contraction with fewer operations. */
export function cheaperContraction(sizes: AgopSizes): AgopContraction {
  const cost = contractionCost(sizes);
  return cost.rows <= cost["class-free"] ? "rows" : "class-free";
}
