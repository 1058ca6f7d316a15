import type { Real } from "@collapsar/linalg";

/** Rows that count, with the class of each, times a scale and around an origin. */
export interface ClassRows {
  readonly rows: number;
  readonly cols: number;
  /** rows × cols. */
  readonly data: Real;
  /** One class from 0 a row. */
  readonly classes: Int32Array;
  readonly scale: number;
  /** One number a column. */
  readonly origin: Float64Array;
}

/** Centres of the deviations, and the arrays that are written. */
export interface Deviations {
  /** C × cols class means around the origin, and the centre of all, one number a column. */
  readonly means: Float64Array;
  readonly centre: Float64Array;
  /** rows × cols: d_i = scale·x_i − origin − μ_c(i). */
  readonly out: Float64Array;
  /** C × cols: d² is added to the numbers of its class. */
  readonly squares: Float64Array;
  /** rows × 3: ‖d_i‖², ‖d_i + μ_c(i) + origin‖² and ‖d_i + μ_c(i) − centre‖². */
  readonly norms: Float64Array;
}
