import type { Matrix } from "@collapsar/linalg";
import { named, ownOptions } from "@collapsar/linalg/check";
import { frobeniusNorm, largestOf, leastOf } from "@collapsar/linalg/parts";
import { checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, type ClassSizes, classSizes } from "../kernel/blocks.js";
import { theoremOptions } from "../options.js";
import { type ClosedState, checkState } from "./closed-state.js";
import { invariant } from "./invariant.js";
import { disagreement } from "./nearest-mean.js";
import { centredMeans, collapseOf } from "./state-collapse.js";

/** A measured value against its threshold. */
export interface Finding {
  readonly value: number;
  readonly threshold: number;
  readonly holds: boolean;
}

/** A conclusion of the theorem: whether the hypotheses that hold imply it, and whether it is seen. */
export interface Conclusion extends Finding {
  readonly implied: boolean;
}

/** Which hypotheses of the collapse theorem hold at a state, what follows, and what is measured. */
export interface CollapseTheorem {
  readonly hypotheses: {
    readonly balanced: Finding;
    /** The loss ½‖R‖² a sample. */
    readonly zeroLoss: Finding;
    /** ‖E‖ / max(‖WᵀW‖, other side). */
    readonly zeroInvariant: Finding;
    /** Spread of the bias over classes relative to 1/C. */
    readonly constantBias: Finding;
    /** ‖h̄‖√C / ‖M‖, M the centred class means. */
    readonly zeroMean: Finding;
  };
  readonly conclusions: {
    readonly nc1: Conclusion;
    readonly nc2: Conclusion;
    readonly nc3: Conclusion;
    /** NC3 with W centred over classes, which does not need the zero mean. */
    readonly nc3Centred: Conclusion;
    readonly nc4: Conclusion;
  };
  /** `"samples"` where the state carries H2, else the class means stand for their samples. */
  readonly nc4From: "samples" | "means";
}

/** Options of `collapseTheorem`. */
export interface TheoremOptions {
  readonly classes: ClassSizes;
  readonly kappa: Blocks;
  /** Below this a hypothesis holds; defaults to 1e-6. */
  readonly hypothesis?: number | undefined;
  /** Below these a conclusion is seen; default to 1e-6, 1e-4, 1e-4 and 0. */
  readonly nc1?: number | undefined;
  readonly nc2?: number | undefined;
  readonly nc3?: number | undefined;
  readonly nc4?: number | undefined;
}

/**
 * Checks the hypotheses of the collapse theorem at a state and what follows from those that hold: zero loss and E = 0
 * give NC1; with balanced classes and a bias constant over classes also NC2, and NC3 for W centred over classes; with
 * a zero
 * global mean NC3 and NC4 as measured.
 *
 * Source: [NTC]'s theorem in the sharper form of theory §6.
 *
 * @throws InputError if the shapes do not fit or the kernel is not positive definite
 */
export function collapseTheorem(state: ClosedState, options: TheoremOptions): CollapseTheorem {
  const fn = "collapseTheorem";
  const settings = ownOptions(fn, theoremOptions, options, ["classes", "kappa"]);
  const { hypothesis, nc1, nc2, nc3, nc4 } = settings;
  const sizes = named(fn, () => classSizes(options.classes));
  const { C } = checkState(fn, state, sizes.length);
  checkDefiniteBlocks(fn, "kappa", options.kappa, sizes);
  const collapse = collapseOf(state, sizes);
  const n = sizes.reduce((total, size) => total + size, 0);
  const spread = largestOf(sizes) / leastOf(sizes) - 1;
  const hypotheses = {
    balanced: below(spread, 1e-12),
    zeroLoss: below(collapse.loss / n, hypothesis),
    zeroInvariant: below(invariant(state, options.kappa, { sizes }).relative, hypothesis),
    constantBias: below(biasSpread(state.b), hypothesis),
    zeroMean: below(relativeMean(state.H1, sizes), hypothesis),
  };
  const first = hypotheses.zeroLoss.holds && hypotheses.zeroInvariant.holds;
  const second = first && hypotheses.balanced.holds && hypotheses.constantBias.holds;
  const third = second && hypotheses.zeroMean.holds;
  const decisions = disagreement(state, sizes, C);
  return {
    hypotheses,
    conclusions: {
      nc1: { ...below(collapse.nc1, nc1), implied: first },
      nc2: { ...below(collapse.nc2, nc2), implied: second },
      nc3: { ...below(collapse.nc3, nc3), implied: third },
      nc3Centred: { ...below(collapse.nc3Centred, nc3), implied: second },
      nc4: { ...below(decisions.share, nc4), implied: first },
    },
    nc4From: decisions.from,
  };
}

function below(value: number, threshold: number): Finding {
  return { value, threshold, holds: value <= threshold };
}

function biasSpread(b: Float64Array): number {
  return (largestOf(b) - leastOf(b)) * b.length;
}

function relativeMean(H1: Matrix, sizes: Float64Array): number {
  const n = sizes.reduce((total, size) => total + size, 0);
  const C = H1.cols;
  let mean = 0;
  for (let i = 0; i < H1.rows; i++) {
    let value = 0;
    for (let c = 0; c < C; c++) value += (sizes[c]! * H1.data[i * C + c]!) / n;
    mean += value * value;
  }
  const M = centredMeans(H1, sizes);
  const spread = frobeniusNorm(M) ** 2;
  return spread > 0 ? Math.sqrt((mean * C) / spread) : Number.POSITIVE_INFINITY;
}
