import { gram, type Matrix, matmul, zeros } from "@collapsar/linalg";
import { named } from "@collapsar/linalg/check";
import { frobeniusNorm, innerProduct } from "@collapsar/linalg/parts";
import { checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, type ClassSizes, classSizes } from "../kernel/blocks.js";
import { classRoot } from "../kernel/class-root.js";
import { type ClosedState, checkState } from "./closed-state.js";

/** The invariant of the flow, E = classifier − classPart − singlePart, and what its parts say. */
export interface Invariant {
  /** E, p × p, symmetric. */
  readonly E: Matrix;
  /** WᵀW. */
  readonly classifier: Matrix;
  /** (m/μ_class) H1(I − α11ᵀ)H1ᵀ; for unequal classes H1 N^½ Q⁻¹ N^½ H1ᵀ with Q the class quotient of the kernel. */
  readonly classPart: Matrix;
  /** S/μ_single. */
  readonly singlePart: Matrix;
  /** ‖E‖_F. */
  readonly norm: number;
  /** ‖E‖ / max(‖WᵀW‖, ‖classPart + singlePart‖): 0 where both are zero. */
  readonly relative: number;
  /** Cosine of the angle between WᵀW and the other side; 1 where E = 0. */
  readonly alignment: number;
}

/**
 * E = WᵀW − H K⁻¹ Hᵀ for the block-structured feature kernel K: constant along the gradient flow of theory §6, and zero
 * where neural collapse follows.
 *
 * Source: [NTC], theory §6; for unequal classes ours.
 *
 * @throws InputError if the kernel is not positive definite or the state's shapes do not fit
 */
export function invariant(state: ClosedState, kappa: Blocks, classes: ClassSizes): Invariant {
  const sizes = named("invariant", () => classSizes(classes));
  checkDefiniteBlocks("invariant", "kappa", kappa, sizes);
  checkState("invariant", state, sizes.length);
  return invariantOf(state, classRoot(kappa, sizes), kappa.diagonal - kappa.within);
}

/** `invariant` from the root L of the class part and μ_single, without the checks. */
export function invariantOf(
  { W, H1, S }: Pick<ClosedState, "W" | "H1" | "S">,
  root: Matrix,
  single: number,
): Invariant {
  const classifier = gram(W, { transpose: true });
  const classPart = gram(matmul(H1, root));
  const singlePart = { ...S, data: S.data.map((value) => value / single) } as Matrix;
  const other = zeros(S.rows, S.cols);
  const E = zeros(S.rows, S.cols);
  for (let at = 0; at < E.data.length; at++) {
    other.data[at] = classPart.data[at]! + singlePart.data[at]!;
    E.data[at] = classifier.data[at]! - other.data[at]!;
  }
  const norm = frobeniusNorm(E);
  const [left, right] = [frobeniusNorm(classifier), frobeniusNorm(other)];
  const scale = Math.max(left, right);
  return {
    E,
    classifier,
    classPart,
    singlePart,
    norm,
    relative: scale > 0 ? norm / scale : 0,
    alignment: left > 0 && right > 0 ? innerProduct(classifier, other) / (left * right) : 0,
  };
}
