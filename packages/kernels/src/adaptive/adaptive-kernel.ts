import { InputError, identity, type Matrix, type Work } from "@collapsar/linalg";
import {
  advance,
  checkFinite,
  checkMatrix,
  checkModerate,
  checkObject,
  checkPositive,
  checkSquare,
  checkWork,
  named,
  ownOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { addDiagonalInPlace, clone, conditionEstimate, scale, trace } from "@collapsar/linalg/parts";
import { adaptiveOptions } from "../options.js";
import { AdaptiveConvergenceError } from "./adaptive-convergence-error.js";
import { widthsDown } from "./annealing-widths.js";
import { type CovarianceStep, covarianceStep } from "./covariance-step.js";
import type { EquationsProblem, LabelTerm } from "./equations.js";
import { type BranchPoint, followBranch } from "./follow-branch.js";

/** Options of `adaptiveKernel` and `adaptiveStages`. */
export interface AdaptiveOptions {
  /** Hidden width h at the end; defaults to 500. */
  readonly width?: number | undefined;
  /** Falling widths to solve on the way; defaults to [KK]'s 24 from 1e5. */
  readonly anneal?: readonly number[] | undefined;
  /** Variance of the first layer's weights times d; defaults to 1. */
  readonly sigmaW2?: number | undefined;
  /** Variance of the read-out weights times h; defaults to [KK]'s 1/128. */
  readonly sigmaA2?: number | undefined;
  /** Noise variance σ² > 0; defaults to [KK]'s 1e-6. */
  readonly noise?: number | undefined;
  /** Relative residual ‖Σ⁻¹ − T‖/‖Σ⁻¹‖ to reach at each stage; defaults to 5e-9, and a fifth of it is aimed at. */
  readonly tolerance?: number | undefined;
  /** Evaluations of the equations that Anderson acceleration may take before Newton–Krylov; defaults to 20. */
  readonly maxEvaluations?: number | undefined;
  /**
   * "paper", the equations of state (default), or "published-code", the label term of the authors' code (theory §8).
   */
  readonly variant?: LabelTerm | undefined;
  /** A saved solution to go on from: widths of the list that are not below its width are left out. */
  readonly resume?: { readonly Sigma: Matrix; readonly width: number } | undefined;
}

/** A solved stage of the annealing. */
export interface AdaptiveStage {
  /** 0 for the start (the NNGP), then 1 … */
  readonly stage: number;
  /** h; Infinity at the start. */
  readonly width: number;
  /** ‖Σ⁻¹ − T‖_F/‖Σ⁻¹‖_F; 0 at the start, which is exact for infinite width. */
  readonly residual: number;
  readonly evaluations: number;
  /** Weight covariance, d × d. */
  readonly Sigma: Matrix;
  readonly traceSigma: number;
  /** Estimated condition number of Q + σ²I. */
  readonly condition: number;
  /** Kernel of the hidden layer Q/σ_a² at X, n × n. */
  readonly gram: Matrix;
  /** Mean prediction f̄ at X, n × C. */
  readonly fitted: Matrix;
}

/** A stage without its n × n matrix. */
export type AdaptiveStageSummary = Omit<AdaptiveStage, "gram" | "fitted">;

/** The solution at the last width. */
export interface AdaptiveSolution extends AdaptiveStage {
  /** All stages, the start first. */
  readonly stages: readonly AdaptiveStageSummary[];
}

/**
 * Solves the equations of state of a two-layer erf network by annealing its width, one stage at a time:
 * Σ⁻¹ = (d/σ_w²) I + (1/h) ∇_Σ tr(A·Q(Σ)), from Σ = (σ_w²/d) I (the NNGP limit, yielded first).
 *
 * Each stage starts from the extrapolated branch and is solved by Anderson acceleration,
 * else by Newton–Krylov; where both fail the step in 1/h is halved. From a saved Σ (`resume`) it is the first one
 * yielded. Σ stays positive definite with tr Σ > σ_w²/10 throughout.
 *
 * Source: Seroussi, Naveh & Ringel 2023; [KK] §6; theory §4.
 *
 * @param X - n × d
 * @param Y - n × C targets (`adaptiveTargets(labels)`)
 * @throws InputError if a parameter or shape is wrong, AdaptiveConvergenceError with stage, residual and the last
 * good Σ
 */
export function adaptiveStages(
  X: Matrix,
  Y: Matrix,
  options: AdaptiveOptions = {},
  work: Work = {},
): Generator<AdaptiveStage> {
  return annealed(checkedAnnealing("adaptiveStages", X, Y, options, work));
}

/** All that an annealing needs, checked; `fn` is who was called. */
interface Annealing {
  readonly fn: string;
  readonly settings: AdaptiveSettings;
  readonly problem: EquationsProblem;
  readonly widths: readonly number[];
  readonly resume: AdaptiveOptions["resume"];
  readonly work: Work;
}

function checkedAnnealing(fn: string, X: Matrix, Y: Matrix, options: AdaptiveOptions, work: Work): Annealing {
  const settings = ownOptions(fn, adaptiveOptions, options, ["anneal", "resume"]);
  const { anneal, resume } = options;
  const problem = checkedProblem(fn, X, Y, settings);
  checkWork(fn, work);
  if (resume !== undefined) checkResumed(fn, resume, problem.X.cols);
  return { fn, settings, problem, widths: named(fn, () => widthsDown(settings.width, anneal)), resume, work };
}

function* annealed({
  fn,
  settings,
  problem,
  widths: all,
  resume,
  work,
}: Annealing): Generator<AdaptiveStage> {
  const { tolerance, maxEvaluations } = settings;
  const told = (done: number, message: string) =>
    advance(work, { done, total: all.length, unit: "stages", message });
  told(0, "the start");
  const start = startOf(fn, problem, resume);
  const trail: BranchPoint[] = [{ s: resume ? 1 / resume.width : 0, Sigma: start.Sigma }];
  let lastGood = { Sigma: start.Sigma, width: resume?.width ?? Number.POSITIVE_INFINITY };
  yield stageOf(0, lastGood.width, start, 1, problem, resume ? start.residual : 0);
  for (const [at, width] of all.entries()) {
    if (resume && width >= resume.width) continue;
    told(at, `width ${width}`);
    const found = followBranch(problem, trail, width, {
      target: tolerance / 5,
      tolerance,
      maxEvaluations,
      evaluated: (count) => told(at, `width ${width}, evaluation ${count}`),
    });
    const { evaluations, residual } = found;
    if (!found.step) {
      throw new AdaptiveConvergenceError({
        stage: at + 1,
        width,
        residual,
        tolerance,
        evaluations,
        lastGood,
      });
    }
    lastGood = { Sigma: found.step.Sigma, width };
    yield stageOf(at + 1, width, found.step, evaluations, problem, residual);
  }
}

/** `adaptiveStages` run to its end. */
export function adaptiveKernel(
  X: Matrix,
  Y: Matrix,
  options: AdaptiveOptions = {},
  work: Work = {},
): AdaptiveSolution {
  const stages: AdaptiveStageSummary[] = [];
  let last: AdaptiveStage | undefined;
  for (const stage of annealed(checkedAnnealing("adaptiveKernel", X, Y, options, work))) {
    const { gram: _gram, fitted: _fitted, ...summary } = stage;
    stages.push(summary);
    last = stage;
  }
  return { ...last!, stages };
}

type AdaptiveSettings = Settings<typeof adaptiveOptions>;

function checkedProblem(fn: string, X: Matrix, Y: Matrix, settings: AdaptiveSettings): EquationsProblem {
  const { sigmaW2, sigmaA2, noise, variant } = settings;
  checkMatrix(fn, "X", X);
  checkMatrix(fn, "Y", Y);
  if (X.rows === 0 || X.cols === 0)
    throw new InputError({
      fn,
      argument: "X",
      requirement: "must have rows and columns",
      received: `${X.rows}×${X.cols}`,
    });
  if (Y.rows !== X.rows || Y.cols === 0) {
    throw new InputError({
      fn,
      argument: "Y",
      requirement: `must have ${X.rows} rows and a column`,
      received: `${Y.rows}×${Y.cols}`,
    });
  }
  checkFinite(fn, "X", X);
  checkModerate(fn, "X", X);
  checkFinite(fn, "Y", Y);
  return { X: doubled(X), Y: doubled(Y), sigmaW2, sigmaA2, noise, variant };
}

function doubled(A: Matrix): Matrix {
  return A.data instanceof Float64Array ? A : { ...A, data: Float64Array.from(A.data) };
}

function checkResumed(fn: string, resume: NonNullable<AdaptiveOptions["resume"]>, d: number): void {
  checkObject(fn, "resume", resume);
  checkSquare(fn, "the resumed Σ", resume.Sigma);
  checkPositive(fn, "the resumed width", resume.width);
  if (resume.Sigma.rows === d) return;
  throw new InputError({
    fn,
    requirement: `the resumed Σ must be ${d}×${d}`,
    received: `${resume.Sigma.rows}×${resume.Sigma.cols}`,
  });
}

function startOf(fn: string, problem: EquationsProblem, resume: AdaptiveOptions["resume"]): CovarianceStep {
  const d = problem.X.cols;
  const Sigma = resume ? clone(resume.Sigma) : scale(identity(d), problem.sigmaW2 / d);
  const step = covarianceStep(problem, Sigma, resume?.width ?? Number.POSITIVE_INFINITY);
  if (step) return step;
  throw new InputError({
    fn,
    requirement: "the resumed Σ must be positive definite with tr Σ > σ_w²/10",
    received: "one that is not",
  });
}

function stageOf(
  stage: number,
  width: number,
  { Sigma, value }: CovarianceStep,
  evaluations: number,
  { Y, noise, sigmaA2 }: EquationsProblem,
  residual: number,
): AdaptiveStage {
  const condition = conditionEstimate(addDiagonalInPlace(scale(value.T, sigmaA2), noise), value.factor);
  const fitted = { ...Y, data: Y.data.map((y, at) => y - noise * value.alpha.data[at]!) };
  return Object.freeze({
    stage,
    width,
    residual,
    evaluations,
    Sigma,
    traceSigma: trace(Sigma),
    condition,
    gram: value.T,
    fitted,
  });
}
