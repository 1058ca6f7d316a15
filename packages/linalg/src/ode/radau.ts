/** Tables of a collocation method on [0, 1] and of its sweeps. */
export interface Collocation {
  /** Nodes c, the last one 1. */
  readonly nodes: readonly number[];
  /** A: A_ij = ∫_0^{c_i} ℓ_j. */
  readonly weights: readonly (readonly number[])[];
  /** Lower triangular stand-in for A, the transposed U of Aᵀ = LU: the sweeps converge in the stiff limit. */
  readonly sweep: readonly (readonly number[])[];
  /** Weights of h f(y0) and h f(Y_i) in the difference of the embedded formula of order s from the method. */
  readonly error: { readonly start: number; readonly stages: readonly number[] };
}

/** Nodes of Radau IIA with five stages: roots of P_5 − P_4 on [0, 1]. */
const NODES = [0.05710419611451768, 0.2768430136381238, 0.5835904323689168, 0.8602401356562195, 1];

/** Gauss–Legendre points and weights on [−1, 1], exact to degree 7. */
const GAUSS: readonly (readonly [number, number])[] = [
  [-0.8611363115940526, 0.34785484513745385],
  [-0.33998104358485626, 0.6521451548625461],
  [0.33998104358485626, 0.6521451548625461],
  [0.8611363115940526, 0.34785484513745385],
];

/** ℓ_j(x) of Lagrange's basis on the nodes. */
export function lagrange(nodes: readonly number[], j: number, x: number): number {
  let value = 1;
  nodes.forEach((node, k) => {
    if (k !== j) value *= (x - node) / (nodes[j]! - node);
  });
  return value;
}

function integral(nodes: readonly number[], j: number, to: number): number {
  return GAUSS.reduce((total, [x, w]) => total + (w * to * lagrange(nodes, j, ((x + 1) * to) / 2)) / 2, 0);
}

/** U of the factorisation LU without pivots, transposed. */
function transposedUpper(A: readonly (readonly number[])[]): number[][] {
  const s = A.length;
  const U = A.map((_, i) => A.map((row) => row[i]!));
  for (let k = 0; k < s; k++) {
    for (let i = k + 1; i < s; i++) {
      const factor = U[i]![k]! / U[k]![k]!;
      for (let j = k; j < s; j++) U[i]![j]! -= factor * U[k]![j]!;
    }
  }
  return U.map((_, i) => U.map((row, j) => (j <= i ? row[i]! : 0)));
}

/**
 * Radau IIA with five stages: order 9, stage order 5, L-stable.
 *
 * Source: Hairer and Wanner, Solving ODEs II, §IV.5 and §IV.8; the sweeps are Weiser's (2015).
 */
export function radau9(): Collocation {
  const weights = NODES.map((node) => NODES.map((_, j) => integral(NODES, j, node)));
  const sweep = transposedUpper(weights);
  const start = sweep[4]![4]!;
  // γf(y0) replaces part of the quadrature, exact to degree 4: subtract γ times the functional f(0) − Σ ℓ_i(0)f(c_i).
  const stages = NODES.map((_, i) => -start * lagrange(NODES, i, 0));
  return { nodes: NODES, weights, sweep, error: { start, stages } };
}
