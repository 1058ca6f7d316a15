import {
  gram,
  InputError,
  identity,
  type Matrix,
  matmul,
  qr,
  type Random,
  randomNormal,
  seededRandom,
  type Work,
  zeros,
} from "@collapsar/linalg";
import { advance, checkWatch, named, ownOptions, type Settings } from "@collapsar/linalg/check";
import { leastOf, scale as scaled, scaleInPlace } from "@collapsar/linalg/parts";
import { checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, balancedSize, type ClassSizes, classSizes } from "../kernel/blocks.js";
import { classRoot, inverseClassRoot } from "../kernel/class-root.js";
import { initialStateOptions } from "../options.js";
import type { ClosedState } from "./closed-state.js";
import { centredMeans, centreRows } from "./state-collapse.js";
import { wishartRoot } from "./wishart.js";

/** How a start treats the global feature mean (theory §6). */
export type MeanStart = "zero" | "held-by-bias" | "held-by-classifier" | "symmetric" | "free";

/** Options of `initialState`. */
export interface InitialStateOptions extends Work {
  /** Feature dimension p, at least the number of classes. */
  readonly features: number;
  /** Blocks of the feature kernel, positive definite. */
  readonly kappa: Blocks;
  /** `"zero"`: E = 0 by construction; `"random"`: independent normal weights and features. */
  readonly invariant: "zero" | "random";
  /**
   * `"zero"`: H1·1 = 0, b = 1/C and 1ᵀW = 0, the mean stays zero; `"held-by-bias"`: H1·1 = 0 and b = 1/C, it stays zero
   * but 1ᵀW dies off only algebraically where E = 0; `"held-by-classifier"`: H1·1 = 0, 1ᵀW = 0 and b = 0,
   * it stays zero; `"symmetric"` (E = 0 only): a mean that is not zero with b constant over classes; `"free"`: b = 0
   * and a mean that moves. Defaults to `"zero"` with E = 0 and balanced classes, else `"free"`.
   */
  readonly mean?: MeanStart | undefined;
  /** Root mean square length of classifier rows and of features; defaults to 1. */
  readonly scale?: number | undefined;
  /** How much of WᵀW the class means carry where E = 0, in (0, 1); defaults to 0.5. */
  readonly share?: number | undefined;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
}

/**
 * A starting state of the features–classifier dynamics.
 *
 * With E = 0: W normal, H1 = s WᵀOL⁻¹ with O orthogonal and LLᵀ = N^½Q⁻¹N^½, and S = μ_single(WᵀW − H1LLᵀH1ᵀ), which
 * is positive semi-definite for s < 1. Random: W and all features normal, S Wishart by Bartlett's decomposition, so
 * that no cost depends on the number of samples. Progress is told in percent of the construction's products.
 *
 * Source: theory §6; the construction is ours.
 *
 * @throws InputError if p < C, the state would take more than 4 GiB, the kernel is not positive definite, a class has
 * one sample where E = 0 needs H2, or the classes are unbalanced where the mean is to stay zero
 */
export function initialState(classes: ClassSizes, options: InitialStateOptions): ClosedState {
  const sizes = named("initialState", () => classSizes(classes));
  const settings = checkOptions(classes, sizes, options);
  const rng = seededRandom(settings.seed);
  return options.invariant === "zero"
    ? zeroInvariantState(sizes, settings, rng)
    : randomState(sizes, settings, rng);
}

/** Tells how far the construction is, before each of its long steps; the shares are those of its products. */
function building({ signal, onProgress }: Work, done: number): void {
  advance({ signal, onProgress }, { done, total: 100, unit: "%", message: "building the start" });
}

type StateSettings = Settings<typeof initialStateOptions> &
  Work & {
    readonly kappa: Blocks;
    readonly mean: MeanStart;
  };

function checkOptions(classes: ClassSizes, sizes: Float64Array, options: InitialStateOptions): StateSettings {
  const fn = "initialState";
  const settings = ownOptions(fn, initialStateOptions, options, ["kappa", "signal", "onProgress"]);
  const { kappa, signal, onProgress } = options;
  checkWatch(fn, options);
  const { features, invariant } = settings;
  const balanced = sizes.every((size) => size === sizes[0]);
  const { mean = invariant === "zero" && balanced ? "zero" : "free" } = settings;
  if (mean !== "free") named(fn, () => balancedSize(sizes));
  const C = sizes.length;
  if (features < C)
    throw new InputError({
      fn,
      argument: "features",
      requirement: `must be at least the number of classes, ${C}`,
      received: String(features),
    });
  checkStateMemory(fn, C, features);
  checkDefiniteBlocks(fn, "kappa", kappa, sizes);
  if (invariant === "zero" && sizes.some((size) => size < 2)) {
    throw new InputError({
      fn,
      argument: "sizes" in classes ? "sizes" : "perClass",
      requirement: "must be at least 2 for E = 0, which needs H2",
      received: String(leastOf(sizes)),
    });
  }
  if (mean === "symmetric" && (invariant !== "zero" || features <= C)) {
    throw new InputError({
      fn,
      requirement: `a symmetric mean needs E = 0 and more than ${C} features`,
      received: `${invariant} and ${features}`,
    });
  }
  return { ...settings, kappa, mean, signal, onProgress };
}

/** Bytes that a state and the C × C matrices of its construction may take: 4 GiB. */
const mostStateBytes = 2 ** 32;

function checkStateMemory(fn: string, classes: number, features: number): void {
  const needed = 8 * (2 * features ** 2 + 4 * classes * features + 4 * classes ** 2);
  if (needed <= mostStateBytes) return;
  throw new InputError({
    fn,
    argument: features > 2 * classes ? "features" : "classes",
    requirement:
      `must leave a state of ${classes} classes and ${features} features within ` +
      `${mostStateBytes / 2 ** 30} GiB`,
    received: `one of ${Math.ceil(needed / 2 ** 30)} GiB`,
  });
}

function zeroInvariantState(sizes: Float64Array, settings: StateSettings, rng: Random): ClosedState {
  const { features: p, kappa, mean, scale, share } = settings;
  const C = sizes.length;
  building(settings, 0);
  let W = randomNormal(rng, C, p);
  scaleInPlace(W, scale / Math.sqrt(p));
  if (mean === "zero" || mean === "held-by-classifier" || mean === "symmetric") W = centreRows(W);
  const axis = mean === "symmetric" ? freeDirection(W, rng) : undefined;
  const O = qr(randomNormal(rng, C, C)).Q;
  building(settings, 30);
  let H1 = matmul(W, matmul(O, inverseClassRoot(kappa, sizes)), { transposeA: true, alpha: share });
  if (mean !== "free") H1 = centredMeans(H1, sizes);
  const S = scatterOfZeroInvariant(W, H1, sizes, settings);
  const state = { t: 0, W, b: startingBias(C, mean), H1, S };
  return axis ? withSymmetricMean(state, axis, { sizes, kappa, scale, share }) : state;
}

/** S = μ_single(WᵀW − H1LLᵀH1ᵀ). */
function scatterOfZeroInvariant(W: Matrix, H1: Matrix, sizes: Float64Array, settings: StateSettings): Matrix {
  const { kappa } = settings;
  building(settings, 50);
  const other = gram(matmul(H1, classRoot(kappa, sizes)));
  building(settings, 80);
  const S = gram(W, { transpose: true });
  const single = kappa.diagonal - kappa.within;
  for (let at = 0; at < S.data.length; at++) S.data[at] = single * (S.data[at]! - other.data[at]!);
  return S;
}

function startingBias(C: number, mean: MeanStart): Float64Array {
  return new Float64Array(C).fill(mean === "zero" || mean === "held-by-bias" ? 1 / C : 0);
}

/**
 * A unit vector orthogonal to the rows of a centred W, whose first C − 1 span them all: the last one would give QR a
 * direction of rounding alone, another on every backend.
 */
function freeDirection(W: Matrix, rng: Random): Float64Array {
  const [p, last] = [W.cols, W.rows - 1];
  const stacked = zeros(p, W.rows);
  const noise = randomNormal(rng, p, 1);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < last; k++) stacked.data[j * stacked.cols + k] = W.data[k * p + j]!;
    stacked.data[j * stacked.cols + last] = noise.data[j]!;
  }
  const { Q } = qr(stacked);
  return Float64Array.from({ length: p }, (_, j) => Q.data[j * Q.cols + last]!);
}

/** Adds ω1uᵀ to W, ηu1ᵀ to H1 and σuuᵀ to S with E = 0 kept: Cω² = Cη²m/λ_global + σ/μ_single. */
function withSymmetricMean(
  state: ClosedState,
  u: Float64Array,
  { sizes, kappa, scale, share }: { sizes: Float64Array; kappa: Blocks; scale: number; share: number },
): ClosedState {
  const C = sizes.length;
  const [p, m] = [u.length, sizes[0]!];
  const single = kappa.diagonal - kappa.within;
  const global = single + m * (kappa.within - kappa.between) + C * m * kappa.between;
  const omega = scale / Math.sqrt(p);
  const eta = share * omega * Math.sqrt(global / m);
  const sigma = single * C * omega * omega * (1 - share * share);
  for (let j = 0; j < p; j++) {
    for (let k = 0; k < C; k++) {
      state.W.data[k * p + j]! += omega * u[j]!;
      state.H1.data[j * C + k]! += eta * u[j]!;
    }
    for (let i = 0; i < p; i++) state.S.data[i * p + j]! += sigma * u[i]! * u[j]!;
  }
  return state;
}

function randomState(sizes: Float64Array, settings: StateSettings, rng: Random): ClosedState {
  const { features: p, mean, scale } = settings;
  const C = sizes.length;
  const unit = scale / Math.sqrt(p);
  building(settings, 0);
  let W = scaled(randomNormal(rng, C, p), unit);
  let H1 = scaled(randomNormal(rng, p, C), unit);
  if (mean === "zero" || mean === "held-by-classifier") W = centreRows(W);
  if (mean !== "free") H1 = centredMeans(H1, sizes);
  const columns = sizes.reduce((total, size) => total + size - 1, 0);
  building(settings, 50);
  const S = columns > 0 ? gram(scaled(wishartRoot(p, columns, rng), unit)) : scaled(identity(p), 0);
  return { t: 0, W, b: startingBias(C, mean), H1, S };
}
