import { InputError, type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import {
  checkInteger,
  checkMatrix,
  checkNonNegative,
  checkNumber,
  checkNumbers,
  checkObject,
  checkPositive,
  named,
  ownOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { frobeniusNorm, scaleInPlace } from "@collapsar/linalg/parts";
import type { OutputLoss } from "../flow/sample-flow.js";
import type { Blocks } from "../kernel/blocks.js";
import { unconstrainedOptions } from "../options.js";
import { closedStateOf, type SampleState } from "../state/sample-state.js";
import { type ClosedDynamics, closedDynamics } from "./closed-dynamics.js";
import { type SampleDynamics, sampleDynamics } from "./sample-dynamics.js";

/** Free features move by themselves alone: Θ^h is the identity. */
const FREE: Blocks = { diagonal: 1, within: 0, between: 0 };

/** Options of `unconstrainedDynamics`. */
export interface UnconstrainedOptions {
  readonly classes: number;
  readonly perClass: number;
  readonly features: number;
  /** Defaults to `"mse"`. */
  readonly loss?: OutputLoss | undefined;
  /** λ_W of ½λ_W‖W‖². */
  readonly weightDecay: number;
  /** λ_H of ½λ_H‖H‖². */
  readonly featureDecay: number;
  readonly time: number;
  /** Root mean square entry of the starting W and H; defaults to 0.1. */
  readonly scale?: number | undefined;
  readonly seed?: number | undefined;
  readonly points?: number | undefined;
  /** Times to measure at, ascending. */
  readonly times?: readonly number[] | undefined;
  readonly rtol?: number | undefined;
  /** Defaults to 100,000. */
  readonly maxSteps?: number | undefined;
}

/**
 * The unconstrained features model: gradient flow of a classifier and of free features with ℓ2 regularisation, under
 * MSE (in closed coordinates, ½‖WH + b1ᵀ − Y‖²) or cross-entropy (sample by sample). The data-agnostic baseline of
 * theory §6:
 * its kernel is the identity.
 *
 * Source: Mixon, Parshall, Pi 2020; Zhu et al. 2021; Tirer, Bruna 2022.
 *
 * @throws InputError if an option does not fit; StepLimitError or IntegrationError as the run itself
 */
export function unconstrainedDynamics(options: UnconstrainedOptions): ClosedDynamics | SampleDynamics {
  const fn = "unconstrainedDynamics";
  const settings = ownOptions(fn, unconstrainedOptions, options, ["times"]);
  if (options.times !== undefined) checkNumbers(fn, "times", options.times);
  const { classes, perClass, loss, weightDecay, featureDecay, time, rtol, maxSteps, points } = settings;
  const labels = Array.from({ length: classes * perClass }, (_, i) => Math.floor(i / perClass));
  const start = named(fn, () => freeStart(labels, settings));
  const shared = { time, rtol, maxSteps, weightDecay, featureDecay, points, times: options.times };
  if (loss === "mse") {
    const { H2: _, ...closed } = closedStateOf(start, labels);
    return closedDynamics(closed, { ...shared, classes: { classes, perClass }, kappa: FREE });
  }
  return sampleDynamics(start, { ...shared, labels, kernel: FREE, loss });
}

function freeStart(
  labels: number[],
  { classes, features, scale, seed }: Settings<typeof unconstrainedOptions>,
): SampleState {
  if (features < classes)
    throw new InputError({
      argument: "features",
      requirement: `must be at least the number of classes, ${classes}`,
      received: String(features),
    });
  const rng = seededRandom(seed);
  const W = randomNormal(rng, classes, features);
  const H = randomNormal(rng, features, labels.length);
  scaleInPlace(W, scale);
  scaleInPlace(H, scale);
  return { t: 0, W, b: new Float64Array(classes), H };
}

/** The minimum of the unconstrained features model under MSE. */
export interface UnconstrainedOptimum {
  /** ½‖R‖² + ½λ_W‖W‖² + ½λ_H‖H‖². */
  readonly objective: number;
  /** ½‖R‖². */
  readonly loss: number;
  /** Eigenvalue of MᵀM on class differences; MᵀM = this · (I − 11ᵀ/C). 0 where the regularisation wins. */
  readonly meanGram: number;
  /** The nonzero singular values of WH: √m − √(λ_Wλ_H). */
  readonly singularValue: number;
}

/**
 * The global minimum of ½‖WH + b1ᵀ − Y‖² + ½λ_W‖W‖² + ½λ_H‖H‖² in closed form: WH is the shrunken centred Y, collapsed
 * on a simplex, b = 1/C.
 *
 * Source: the nuclear norm √(λ_Wλ_H)‖WH‖_* of the product (Srebro 2004); Zhu et al. 2021.
 *
 * @throws InputError if a size or a factor does not fit
 */
export function unconstrainedOptimum(options: {
  readonly classes: number;
  readonly perClass: number;
  readonly weightDecay: number;
  readonly featureDecay: number;
}): UnconstrainedOptimum {
  checkObject("unconstrainedOptimum", "options", options);
  const { classes: C, perClass: m, weightDecay, featureDecay } = options;
  checkInteger("unconstrainedOptimum", "classes", C, 1);
  checkInteger("unconstrainedOptimum", "perClass", m, 1);
  checkNonNegative("unconstrainedOptimum", "weightDecay", weightDecay);
  checkPositive("unconstrainedOptimum", "featureDecay", featureDecay);
  const shrink = Math.sqrt(weightDecay * featureDecay);
  const kept = Math.max(0, Math.sqrt(m) - shrink);
  const loss = 0.5 * (C - 1) * (Math.sqrt(m) - kept) ** 2;
  return {
    loss,
    objective: loss + (C - 1) * shrink * kept,
    meanGram: (kept * Math.sqrt(weightDecay / featureDecay)) / m,
    singularValue: kept,
  };
}

/** ½‖R‖² + ½λ_W‖W‖² + ½λ_H‖H‖² of a loss and a state. */
export function regularisedObjective(
  loss: number,
  state: { readonly W: Matrix; readonly H1: Matrix; readonly S: Matrix },
  options: { readonly perClass: number; readonly weightDecay: number; readonly featureDecay: number },
): number {
  const fn = "regularisedObjective";
  checkNumber(fn, "loss", loss);
  checkObject(fn, "state", state);
  const { W, H1, S } = state;
  for (const [part, A] of Object.entries({ W, H1, S })) checkMatrix(fn, part, A);
  checkObject(fn, "options", options);
  const { perClass, weightDecay, featureDecay } = options;
  checkInteger(fn, "perClass", perClass, 1);
  checkNonNegative(fn, "weightDecay", weightDecay);
  checkNonNegative(fn, "featureDecay", featureDecay);
  const squares = (A: Matrix) => frobeniusNorm(A) ** 2;
  let scatter = 0;
  for (let i = 0; i < S.rows; i++) scatter += S.data[i * (S.cols + 1)]!;
  return loss + 0.5 * weightDecay * squares(W) + 0.5 * featureDecay * (perClass * squares(H1) + scatter);
}
