import type { ErrorNorm } from "./part-norm.js";

/** dy/dt written into `out`. */
export type Derivative = (t: number, y: Float64Array, out: Float64Array) => void;

/** A finished step; `at(t)` interpolates inside it, or copies its end where the method has no dense output. */
export interface Step {
  readonly t0: number;
  readonly t1: number;
  readonly y: Float64Array;
  at(t: number, out: Float64Array): void;
}

export interface IntegrationOptions {
  readonly derivative: Derivative;
  readonly y0: Float64Array;
  readonly t0: number;
  readonly t1: number;
  /** A step is good enough where its error's size is at most 1. */
  readonly norm: ErrorNorm;
  /** Defaults to a guess from the first slope. */
  readonly initialStep?: number | undefined;
  readonly maxSteps: number;
  /** Called after each accepted step, which may be read until it returns; true ends the integration there. */
  readonly onStep?: ((step: Step) => boolean) | undefined;
}

export interface Integration {
  readonly t: number;
  readonly y: Float64Array;
  readonly steps: number;
  readonly evaluations: number;
  /** Whether `maxSteps` or a vanishing step ended it. */
  readonly exhausted: boolean;
}
