import type { ClassifierGeometry } from "../classifier/classifier-geometry.js";
import type { TargetGeometry } from "../classifier/target-geometry.js";
import type { ClassRow } from "../features/class-table.js";
import type { Detection } from "../ood/detection.js";
import type { OodScoreName } from "../ood/detectors.js";
import type { Uniformity } from "../pairs/pair-uniformity.js";
import type { Ranks } from "../spectra/ranks.js";
import type { MeanVariance } from "../statistics/moments.js";
import type { Weighting } from "../statistics/weighting.js";

export type { ClassifierGeometry };

/** Numbers that are null where they are infinite. */
type Nullable<T> = { readonly [key in keyof T]: T[key] | null };

/** Within-class variability; null where it is undefined. */
export interface Nc1 {
  readonly traceRatio: number | null;
  /** tr Σ_W/(tr Σ_W + tr Σ_B). */
  readonly bounded: number | null;
  readonly pinv: number | null;
  /** Rank of Σ_B that the pseudo-inverse kept. */
  readonly pinvRank: number | null;
  readonly cdnv: number | null;
  readonly std: number | null;
}

/** Geometry of the class means; null where it is undefined. */
export interface Nc2 {
  readonly equinorm: number | null;
  readonly equiangular: number | null;
  readonly maxAngle: number | null;
  readonly etfDistance: number | null;
  readonly etfMeanSquare: number | null;
  /** Distance of the uncentred means to an orthogonal frame. */
  readonly orthogonalFrame: number | null;
}

/** Self-duality with a classifier, as it is and centred over classes; null where it is undefined. */
export interface Nc3 {
  readonly selfDuality: number | null;
  readonly alignment: MeanVariance | null;
  readonly centred: { readonly selfDuality: number | null; readonly alignment: MeanVariance | null };
}

/** The metrics of collapse; null where a quantity is undefined. */
export interface MeasuredSet {
  readonly n: number;
  readonly p: number;
  readonly classes: number;
  readonly sizes: number[];
  readonly weighting: Weighting;
  /** Why quantities are null, by dotted key; absent where none is. */
  readonly undefined?: Readonly<Record<string, string>> | undefined;
}

/** The group `nc`. */
export interface NcGroup {
  readonly nc1: Nc1;
  readonly nc2: Nc2;
  readonly nc3?: Nc3 | undefined;
  readonly nc4?: number | undefined;
  readonly nc5?: number | null | undefined;
  readonly uniformity: { readonly [part in keyof Uniformity]: Nullable<Uniformity[part]> } | null;
  /** Mean ‖h‖ and mean ‖h − μ_G‖. */
  readonly norms?: { readonly mean: number | null; readonly centred: number | null };
}

/** The groups beside `nc`. */
export interface OtherGroups {
  readonly classifier?: ClassifierGeometry | undefined;
  readonly accuracy?: { readonly classifier?: number; readonly nearestMean: number };
  /** One-versus-rest margin of the classifier. */
  readonly margin?: number | null | undefined;
  readonly ranks?: {
    readonly features: Ranks | null;
    readonly means: Ranks | null;
    readonly weights?: Ranks | null | undefined;
  };
  /** Smallest angle between two centred class means, in radians. */
  readonly smallestAngle?: number | null | undefined;
  /** One row a class. */
  readonly table?: readonly ClassRow[] | undefined;
  /** Distance to the geometry that imbalanced classes ask for. */
  readonly seli?: TargetGeometry | null | undefined;
  readonly ood?: Partial<Readonly<Record<OodScoreName, Detection>>> | undefined;
}

/**
 * Every metric of neural collapse, under the keys of `collapsar metrics --json` (there `table` is called `classes`).
 */
export interface CollapseMetrics extends MeasuredSet, NcGroup, OtherGroups {}

/** A measurement of chosen groups. */
export interface Measurement extends MeasuredSet, Partial<NcGroup>, OtherGroups {}
