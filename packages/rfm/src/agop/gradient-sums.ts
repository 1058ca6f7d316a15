import { gram, type Matrix, matmul, matrix } from "@collapsar/linalg";
import { addInPlace, diagonal, scaleInPlace, symmetrise } from "@collapsar/linalg/parts";
import { sandwich } from "../machine/metric-product.js";
import { scaleRows } from "../machine/scale-rows.js";
import type { AgopOptions } from "./agop-options.js";
import { hasCancelled } from "./cancellation.js";
import { contractClassFree } from "./class-free-contraction.js";
import { type AgopContraction, chosenContraction } from "./contraction-cost.js";
import type { RadialBlock } from "./radial-terms.js";
import { contractRows } from "./row-contraction.js";
import { contractSymmetric } from "./symmetric-contraction.js";

/** Sums over evaluation points, before the metric: of gradient outer products, and of each output's gradient. */
export interface GradientSums {
  /** d × d. */
  readonly outer: Matrix;
  /** d × C, only where gradients are centred. */
  readonly first: Matrix | undefined;
}

/** √(w_i n/Σw): scaling the gradient rows by it turns plain means into weighted ones. */
export function rootWeights(weights: ArrayLike<number>): Float64Array {
  let mass = 0;
  for (let i = 0; i < weights.length; i++) mass += weights[i]!;
  return Float64Array.from(weights, (weight) => Math.sqrt((weight * weights.length) / mass));
}

/** d × C: Σ_i √w_i g_ic for rows that already carry √w_i. */
function meanDirection({ X, Z, D, alpha, P }: RadialBlock, roots: Float64Array): Matrix {
  const own = matmul(X, scaleRows(P, roots), { transposeA: true });
  const masses = matmul(D, matrix(roots.length, 1, roots), { transposeA: true });
  return addInPlace(own, matmul(Z, scaleRows(alpha, masses.data), { transposeA: true }), -1);
}

/** Σ_i Σ_c g_ic g_icᵀ by the contraction asked for; "auto" turns to rows where the class-free form has cancelled. */
function outerSum(block: RadialBlock, contraction: "auto" | AgopContraction, symmetric: boolean): Matrix {
  const { X, Z, alpha } = block;
  const sizes = { n: X.rows, p: Z.rows, d: X.cols, outputs: alpha.cols, symmetric };
  const chosen = chosenContraction(contraction, sizes);
  if (chosen === "rows") return contractRows(block);
  const sum = symmetric ? contractSymmetric(block) : contractClassFree(block);
  return contraction === "auto" && hasCancelled(sum) ? contractRows(block) : sum.outer;
}

/** The sums of one block of points whose D carries the root weights in its rows. */
export function radialSums(
  X: Matrix,
  Z: Matrix,
  D: Matrix,
  alpha: Matrix,
  roots: Float64Array | undefined,
  { contraction = "auto", centre = false, scratch }: AgopOptions,
): GradientSums {
  const weighted = roots === undefined ? D : scaleRows(D, roots);
  const block = { X, Z, D: weighted, alpha, P: matmul(weighted, alpha), scratch };
  const outer = outerSum(block, contraction, X === Z && roots === undefined);
  const ones = roots ?? new Float64Array(X.rows).fill(1);
  return { outer, first: centre ? meanDirection(block, ones) : undefined };
}

/** Adds the part to the total, in place where there is one. */
export function accumulateSums(total: GradientSums | undefined, part: GradientSums): GradientSums {
  if (total === undefined) return part;
  addInPlace(total.outer, part.outer);
  if (total.first !== undefined && part.first !== undefined) addInPlace(total.first, part.first);
  return total;
}

/** The mean outer product: the metric on both sides, the mean gradient taken away where it was summed. */
export function finishSums({ outer, first }: GradientSums, n: number, options: AgopOptions): Matrix {
  if (first !== undefined) addInPlace(outer, gram(first), -1 / n);
  const product = scaleInPlace(sandwich(outer, options.metric), 1 / n);
  const whole = symmetrise(product);
  return options.diagonal === true ? matrix(whole.rows, 1, diagonal(whole)) : whole;
}
