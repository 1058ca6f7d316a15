import { gram, type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { checkNonNegative, checkPositive, ownOptions } from "@collapsar/linalg/check";
import { addDiagonal, eigvalsh, solvePositiveDefinite, subtract } from "@collapsar/linalg/parts";
import { codeTargets } from "../machine/code-targets.js";
import { collapseRecursionOptions } from "../options.js";
import { balancedLabels, blockGram, unitDiagonal } from "./unit-diagonal.js";

/** The linearised Deep RFM: kernel xᵀx′ + λ_k·1{x=x′}, random map with ΦᵀΦ = XᵀX + λ_Φ·I. */
export interface CollapseRecursionOptions {
  readonly classes: number;
  /** Samples of each class. */
  readonly perClass: number;
  /** The kernel's non-linear part; a ridge adds to it. */
  readonly lambdaK: number;
  /** The random map's non-linear part. */
  readonly lambdaPhi: number;
  readonly layers: number;
  /** Defaults to "one-hot". */
  readonly coding?: "one-hot" | "plus-minus" | undefined;
  /** Dimension of the random points that layer 0 starts from; defaults to 2n. */
  readonly inputs?: number | undefined;
  readonly seed?: number | undefined;
}

/** Result of the recursion. */
export interface CollapseRecursion {
  /** ‖A_l − A_∞‖₂ for l = 0…layers. */
  readonly errors: readonly number[];
  /** errors[l+1]/errors[l]. */
  readonly contractions: readonly number[];
  /** The value between classes of the limit A_∞ (1 within): 0 for one-hot targets, near (C−4)/C for ±1. */
  readonly between: number;
  /** λ_k/(λ_k + b)·na/(na + b), the predicted contraction. */
  readonly rate: number;
  /** The last normalised Gram matrix. */
  readonly gram: Matrix;
}

/**
 * The predicted contraction a layer, r = λ_k/(λ_k + b) · na/(na + b), a = 1/(1+λ_Φ), b = λ_Φ/(1+λ_Φ), n per class.
 *
 * Source: theory §5 (ours, for one-hot targets).
 */
export function collapseRate(lambdaK: number, lambdaPhi: number, perClass: number): number {
  checkNonNegative("collapseRate", "lambdaK", lambdaK);
  checkNonNegative("collapseRate", "lambdaPhi", lambdaPhi);
  checkPositive("collapseRate", "perClass", perClass);
  const [a, b] = [1 / (1 + lambdaPhi), lambdaPhi / (1 + lambdaPhi)];
  return ((lambdaK / (lambdaK + b)) * perClass * a) / (perClass * a + b);
}

/** One layer: G = norm(A + λ_Φ I), A ← norm(G R YᵀY R G), R = (G + λ_k I)⁻¹. */
function nextGram(A: Matrix, Y: Matrix, lambdaK: number, lambdaPhi: number): Matrix {
  const G = unitDiagonal(addDiagonal(A, lambdaPhi));
  const predictions = matmul(G, solvePositiveDefinite(addDiagonal(G, lambdaK), Y));
  return unitDiagonal(gram(predictions));
}

/** Mean entry of the last Gram matrix between classes, which is the limit's. */
function betweenValue(A: Matrix, labels: Int32Array): number {
  let [total, pairs] = [0, 0];
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let j = 0; j < A.rows; j++, at++) {
      if (labels[i] !== labels[j]) [total, pairs] = [total + A.data[at]!, pairs + 1];
    }
  }
  return total / pairs;
}

const spectralNorm = (A: Matrix) =>
  eigvalsh(A).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);

/**
 * Runs the layer recursion of a linearised Deep RFM from random points and measures how fast it collapses.
 *
 * Source: [AGOP], asymptotic analysis; theory §5: A_{l+1} = norm(G_l R YYᵀ R G_l).
 *
 * @throws InputError if sizes or λ's are out of range
 */
export function collapseRecursion(options: CollapseRecursionOptions): CollapseRecursion {
  const settings = ownOptions("collapseRecursion", collapseRecursionOptions, options);
  const { classes, perClass, lambdaK, lambdaPhi, layers, coding, seed } = settings;
  const labels = balancedLabels(classes, perClass);
  const Y = codeTargets(labels, coding);
  const n = labels.length;
  const grams = [unitDiagonal(gram(randomNormal(seededRandom(seed), n, options.inputs ?? 2 * n)))];
  // With ±1 targets the limit is found by going on: twenty more layers contract away what is left.
  const beyond = coding === "one-hot" ? 0 : 20;
  for (let l = 0; l < layers + beyond; l++) grams.push(nextGram(grams[l]!, Y, lambdaK, lambdaPhi));
  const between = coding === "one-hot" ? 0 : betweenValue(grams.at(-1)!, labels);
  const limit = blockGram(labels, between);
  const errors = grams.slice(0, layers + 1).map((A) => spectralNorm(subtract(A, limit)));
  const contractions = errors.slice(1).map((error, l) => error / errors[l]!);
  return {
    errors,
    contractions,
    between,
    rate: collapseRate(lambdaK, lambdaPhi, perClass),
    gram: grams[layers]!,
  };
}
