import { atRest, partNorm, type Tolerances } from "@collapsar/linalg/ode";
import type { FlowSettings } from "../flow/closed-flow.js";
import type { FlowCoordinates } from "../flow/flow-coordinates.js";
import { fastestRate, slowestRate } from "./integration-method.js";

/** Properties of a run that its rest depends on. */
export interface Resting {
  readonly coordinates: FlowCoordinates;
  readonly settings: FlowSettings;
  readonly tolerances: Tolerances;
  readonly t0: number;
}

/** Called at the end of each step: whether the state rests there. */
export type RestRule = (t: number, y: Float64Array, loss: number) => boolean;

/**
 * Whether a state under constant κ stays where it is: by its slope (`stillRule`), or, where the errors of a method keep
 * that above rounding, because it went nowhere for long (`stuckRule`). Under the ℓ2 term of one factor alone there is
 * no rest: the other grows for ever.
 */
export function restRule(run: Resting): RestRule {
  const { kernel, weightDecay, featureDecay } = run.settings;
  if (!kernel.constant || weightDecay > 0 !== featureDecay > 0) return () => false;
  const [still, stuck] = [stillRule(run), stuckRule(run)];
  return (t, y, loss) => {
    const [isStill, isStuck] = [still(t, y, loss), stuck(t, y, loss)];
    return isStill || isStuck;
  };
}

/** Rounding in a slope, in units of ε times the fastest rate. */
const ROUNDING = 8;

/** The share of the slowest rate below which nothing that it drives is under way. */
const STILL = 1e-3;

/**
 * The slope is rounding, and far below what the slowest rate of the run would make of it, and the loss does not fall by
 * that rate, which the size of what never moves could hide. At a saddle, where the parts themselves are small, the
 * slope is not.
 */
function stillRule({ coordinates, settings, tolerances, t0 }: Resting): RestRule {
  const slope = new Float64Array(coordinates.y0.length);
  const slowest = STILL * slowestRate(settings);
  let last = { t: t0, loss: coordinates.loss(coordinates.y0) };
  return (t, y, loss) => {
    const before = last;
    last = { t, loss };
    if (loss < before.loss * Math.exp(-slowest * (t - before.t))) return false;
    coordinates.derivative(t, y, slope);
    const still = (rate: number) => atRest(coordinates.parts, { y, slope, rate, atol: tolerances.atol });
    if (!still(slowest)) return false;
    return still(ROUNDING * Number.EPSILON * fastestRate(coordinates.compact(t, y), settings));
  };
}

/** e-folds of the slowest rate over which a state must go nowhere. */
const STRETCH = 30;

/** How far errors may take a state that goes nowhere, in units of the tolerances. */
const WANDERED = 10;

/**
 * Over a long stretch the loss came to no new low, and no part is elsewhere than at its beginning but for errors:
 * relative to the part's own size, since what is small at a saddle grows; parts that decay count as gone below the
 * absolute tolerance.
 */
function stuckRule({ coordinates, settings, tolerances, t0 }: Resting): RestRule {
  const [decaying, lasting] = ["new", "larger"].map((against) =>
    coordinates.parts.filter((part) => part.against === against),
  );
  const norms = [
    partNorm(decaying!, tolerances),
    partNorm(lasting!, { rtol: tolerances.rtol, atol: Number.MIN_VALUE }),
  ];
  const stretch = STRETCH / slowestRate(settings);
  const from = coordinates.y0.slice();
  let [since, least] = [t0, coordinates.loss(from)];
  return (t, y, loss) => {
    const lower = loss < least;
    if (!lower && t - since < stretch) return false;
    const moved = from.map((value, i) => y[i]! - value);
    const rests = !lower && norms.every((norm) => norm.size(moved, norm.bounds(from, y)) <= WANDERED);
    from.set(y);
    [since, least] = [t, Math.min(least, loss)];
    return rests;
  };
}
