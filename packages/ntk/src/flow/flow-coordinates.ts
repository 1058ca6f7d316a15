import type { Derivative, NormPart, StiffModel } from "@collapsar/linalg/ode";
import type { ClosedState } from "../state/closed-state.js";

/** The vector in which a run is integrated, and its way back to states. */
export interface FlowCoordinates {
  readonly y0: Float64Array;
  readonly derivative: Derivative;
  /** The parts whose errors count one by one. */
  readonly parts: readonly NormPart[];
  /** The stiff part of the flow. */
  readonly model: StiffModel;
  readonly loss: (y: Float64Array) => number;
  /** A state with the same metrics, norms and rates, in fewer feature dimensions where there are fewer. */
  readonly compact: (t: number, y: Float64Array) => ClosedState;
  /** The state in all feature dimensions. */
  readonly whole: (t: number, y: Float64Array) => ClosedState;
  /** How far the vector has left the invariant, relative to E(0) and WᵀW, where the compact state cannot show it. */
  readonly drift?: ((y: Float64Array) => number) | undefined;
}
