import { InputError } from "@collapsar/linalg";
import { checkObject, named, shownValue } from "@collapsar/linalg/check";
import { largestOf } from "@collapsar/linalg/parts";
import { checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import { type Blocks, balancedSize, type ClassSizes, classSizes } from "../kernel/blocks.js";
import type { DynamicsPoint } from "./trajectory.js";

/** Decay rates at the end of training, E = 0 and zero mean. */
export interface EndRates {
  /** Of H2 and R2: μ_single √(m/μ_class). */
  readonly within: number;
  /** Of the centred part of R1, which follows R2H2ᵀ: twice that, or its own 2√(mμ_class) if that is slower. */
  readonly classResidual: number;
  /** Decay rate of R1 on its own: 2√(mμ_class). */
  readonly classOwn: number;
}

/**
 * The rates at which training ends where E = 0 and the mean is zero.
 *
 * Source: theory §6.
 *
 * @throws InputError if the kernel is not positive definite or the classes differ in size
 */
export function predictedEndRates(kappa: Blocks, classes: ClassSizes): EndRates {
  const sizes = named("predictedEndRates", () => classSizes(classes));
  checkDefiniteBlocks("predictedEndRates", "kappa", kappa, sizes);
  const m = named("predictedEndRates", () => balancedSize(sizes));
  const single = kappa.diagonal - kappa.within;
  const between = single + m * (kappa.within - kappa.between);
  const within = single * Math.sqrt(m / between);
  const classOwn = 2 * Math.sqrt(m * between);
  return { within, classResidual: Math.min(2 * within, classOwn), classOwn };
}

/** The share of its first value below which a residual counts as rounding. */
const FLOOR = 1e-11;

/**
 * The rates at the end of a run: the slopes of ln‖R2‖ and of ln‖class part of R1‖ between the last points above
 * rounding, over about an e-fold.
 *
 * @returns undefined for a part that has no two such points
 */
export function measuredEndRates(points: readonly DynamicsPoint[]): {
  within: number | undefined;
  classResidual: number | undefined;
} {
  const fn = "measuredEndRates";
  if (!Array.isArray(points)) {
    const requirement = "must be a list of points of a run";
    throw new InputError({ fn, argument: "points", requirement, received: shownValue(points) });
  }
  points.forEach((point: DynamicsPoint, at) => {
    checkObject(fn, `points[${at}]`, point);
    checkObject(fn, `points[${at}].residual`, point.residual);
  });
  return {
    within: lastSlope(points, (point) => point.residual.single),
    classResidual: lastSlope(points, (point) => point.residual.class),
  };
}

function lastSlope(
  points: readonly DynamicsPoint[],
  value: (point: DynamicsPoint) => number,
): number | undefined {
  const top = largestOf(points.map(value));
  const kept = points.filter((point) => value(point) > FLOOR * Math.max(top, 1e-300));
  const last = kept.at(-1);
  if (!last) return undefined;
  const first = kept.findLast((point) => value(point) >= Math.E * value(last) && point.time < last.time);
  return first ? Math.log(value(first) / value(last)) / (last.time - first.time) : undefined;
}
