import { dense, erf, serial } from "@collapsar/kernels";
import { AdaptiveConvergenceError, adaptiveStages } from "@collapsar/kernels/parts";
import type { Matrix } from "@collapsar/linalg";
import { gramNc1 } from "@collapsar/metrics";
import { above, atMost } from "../bound.js";
import type { TrialContext } from "../experiment.js";
import { publishedFeatureNc1 } from "./sweep/feature-nc1.js";
import { type MixtureTrial, mixtureOf, mixtureTargets } from "./sweep/settings.js";

/** tr Σ (over σ_w² = 1) of a root that is none of the false ones near 0, and the relative residual of a solution. */
export const realRoot = above(0.1);
export const solvedTo = atMost(1e-8);

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
  readonly nc1Data: number;
  readonly traceSigma: number | null;
  readonly residual: number;
  readonly evaluations: number;
  /** The width that could not be solved; null when all could. */
  readonly failedAt: number | null;
};

const features = serial(dense(), erf()).nngp;

/** Solves the equations of state for one trial; a failure to converge is a row that says where. */
export async function adaptiveRow(trial: AdaptiveTrial, context: TrialContext): Promise<AdaptiveRow> {
  const { mixture, sizes, d, repeat, width, variant } = trial;
  const { X, y } = mixtureOf(trial, context.seed);
  const start = {
    mixture,
    n: X.rows,
    sizes,
    d,
    repeat,
    width,
    variant,
    nc1Nngp: gramNc1(features.gram(X), y).paper.nc1,
    nc1Data: publishedFeatureNc1(X, sizes),
  };
  try {
    const last = await lastStage(X, mixtureTargets(mixture, y), { width, variant }, context);
    const { paper, class: byClass } = gramNc1(last.gram, y);
    const { traceSigma, residual, evaluations } = last;
    return {
      ...start,
      nc1: paper.nc1,
      nc1Class: byClass.nc1,
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
      traceSigma: null,
      residual,
      evaluations: iterations,
      failedAt,
    };
  }
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
