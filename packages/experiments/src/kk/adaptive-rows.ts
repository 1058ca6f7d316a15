import { dense, erf, serial } from "@collapsar/kernels";
import { AdaptiveConvergenceError, adaptiveStages } from "@collapsar/kernels/parts";
import { identity, type Matrix } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import { gramNc1 } from "@collapsar/metrics";
import { above, allHold, atMost, everyIs } from "../bound.js";
import type { TrialContext } from "../experiment.js";
import { labelsShuffledFor } from "../shuffled-control.js";
import { geometricMean } from "../statistics.js";
import { publishedFeatureNc1 } from "./sweep/feature-nc1.js";
import { type MixtureTrial, mixtureOf, mixtureTargets } from "./sweep/settings.js";

/** tr Σ (over σ_w² = 1) of a root that is none of the false ones near 0, and the relative residual of a solution. */
export const realRoot = above(0.1);
export const solvedTo = atMost(1e-8);

/** What is taken for a solution: tr Σ (null where there is none) and the relative residual. */
export interface TakenSolution {
  readonly traceSigma: number | null;
  readonly residual: number;
}

/** Whether each is a solution, and none a false root. */
export function areSolutions(taken: readonly TakenSolution[]): boolean | undefined {
  return allHold(
    taken.length > 0 ? taken.every(({ traceSigma }) => realRoot.holds(traceSigma ?? Number.NaN)) : undefined,
    everyIs(
      solvedTo,
      taken.map(({ residual }) => residual),
    ),
  );
}

/** The NNGP's Σ = (σ_w²/d) I at a finite width: a trace of σ_w² = 1, and no solution. */
export const unadapted = (residual: number): TakenSolution => ({ traceSigma: 1, residual });

/** A trial of the adaptive kernel: its data, final width and label term. */
export type AdaptiveTrial = MixtureTrial & {
  readonly width: number;
  readonly variant: "paper" | "published-code";
};

/** NC1 of the adaptive kernel at its last stage, beside the NNGP's on the same data. */
export type AdaptiveRow = {
  readonly mixture: string;
  readonly n: number;
  readonly sizes: readonly number[];
  readonly d: number;
  readonly repeat: number;
  readonly width: number;
  readonly variant: string;
  readonly nc1: number | null;
  readonly nc1Class: number | null;
  readonly nc1Nngp: number;
  /** Of both kernels, the geometric mean of NC1 over shuffled labels that neither was solved for. */
  readonly nc1Shuffled: number | null;
  readonly nc1NngpShuffled: number;
  readonly nc1Data: number;
  readonly traceSigma: number | null;
  readonly residual: number;
  /** The relative residual of the NNGP's Σ at the final width. */
  readonly residualUnadapted: number;
  readonly evaluations: number;
  /** The width that could not be solved; null when all could. */
  readonly failedAt: number | null;
};

const features = serial(dense(), erf()).nngp;

/** Solves the equations of state for one trial; a failure to converge is a row that says where. */
export async function adaptiveRow(trial: AdaptiveTrial, context: TrialContext): Promise<AdaptiveRow> {
  const { mixture, sizes, d, repeat, width, variant } = trial;
  const { X, y } = mixtureOf(trial, context.seed);
  const Y = mixtureTargets(mixture, y);
  const nngp = features.gram(X);
  const start = {
    mixture,
    n: X.rows,
    sizes,
    d,
    repeat,
    width,
    variant,
    nc1Nngp: gramNc1(nngp, y).paper.nc1,
    nc1NngpShuffled: shuffledNc1(nngp, trial, y, context.seed),
    residualUnadapted: unadaptedResidual(X, Y, { width, variant }),
    nc1Data: publishedFeatureNc1(X, sizes),
  };
  try {
    const last = await lastStage(X, Y, { width, variant }, context);
    const { paper, class: byClass } = gramNc1(last.gram, y);
    const { traceSigma, residual, evaluations } = last;
    return {
      ...start,
      nc1: paper.nc1,
      nc1Class: byClass.nc1,
      nc1Shuffled: shuffledNc1(last.gram, trial, y, context.seed),
      traceSigma,
      residual,
      evaluations,
      failedAt: null,
    };
  } catch (error) {
    if (!(error instanceof AdaptiveConvergenceError)) throw error;
    const { residual, iterations, width: failedAt } = error;
    return {
      ...start,
      nc1: null,
      nc1Class: null,
      nc1Shuffled: null,
      traceSigma: null,
      residual,
      evaluations: iterations,
      failedAt,
    };
  }
}

/** Shuffled labels that a kernel's NC1 is averaged over: one draw alone moves it by a tenth. */
const SHUFFLES = 16;

/**
 * NC1 of a kernel under shuffled labels, geometric mean over draws that all kernels of a trial share; samples weighted
 * equally, because [KK]'s weighting goes negative on imbalanced classes.
 */
export function shuffledNc1(K: Matrix, trial: MixtureTrial, y: Int32Array, seed: number): number {
  const draws = Array.from(
    { length: SHUFFLES },
    (_, draw) => gramNc1(K, labelsShuffledFor({ ...trial, draw }, y, seed)).sample.nc1,
  );
  return geometricMean(draws);
}

/** The relative residual of Σ = (σ_w²/d) I, which solves the equations at infinite width, at a finite one. */
export function unadaptedResidual(
  X: Matrix,
  Y: Matrix,
  { width, variant }: Pick<AdaptiveTrial, "width" | "variant">,
): number {
  const resume = { Sigma: scale(identity(X.cols), 1 / X.cols), width };
  const [stage] = adaptiveStages(X, Y, { width, variant, resume });
  return stage!.residual;
}

/**
 * The adaptive kernel at the end of its annealing, with what it took.
 *
 * @throws AdaptiveConvergenceError where a stage cannot be solved
 */
export async function lastStage(
  X: Matrix,
  Y: Matrix,
  options: { readonly width: number; readonly variant: "paper" | "published-code" },
  { signal, progress }: TrialContext,
) {
  let evaluations = 0;
  let residual = 0;
  let last: { readonly gram: Matrix; readonly traceSigma: number } | undefined;
  for (const stage of adaptiveStages(X, Y, options)) {
    evaluations += stage.evaluations;
    residual = Math.max(residual, stage.residual);
    last = stage;
    progress?.(stage.stage / 25, `width ${stage.width}`);
    await Promise.resolve();
    signal?.throwIfAborted();
  }
  return { ...last!, evaluations, residual };
}
