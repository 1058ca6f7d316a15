import { NumericalError } from "@collapsar/linalg";
import type { ClosedState } from "../state/closed-state.js";

/** A run needs more steps than it is allowed; nothing is lost: the state that was reached is attached. */
export class StepLimitError extends NumericalError {
  override readonly name = "StepLimitError";
  /** The steps it was allowed. */
  readonly steps: number;
  /** The steps that its pace foretells, where it ended before it took as many as it may: ∞ where it never ends. */
  readonly needed: number | undefined;
  /** The loss at the last accepted step. */
  readonly loss: number;
  /** The state at the last accepted step. */
  declare readonly state: ClosedState;

  constructor(
    fn: string | undefined,
    found: {
      steps: number;
      state: ClosedState;
      loss: number;
      needed?: number | undefined;
    },
  ) {
    const { steps, state, loss, needed } = found;
    const foretold =
      needed === undefined
        ? ""
        : Number.isFinite(needed)
          ? `, and at this pace takes ${needed.toPrecision(2)}`
          : ", and never ends at this pace";
    const mend = needed === Number.POSITIVE_INFINITY ? "" : "raise maxSteps, loosen rtol, or ";
    super(
      `the run must end within ${steps} steps, got to t = ${state.t} with loss ` +
        `${loss}${foretold}; ${mend}ask for a shorter time or a larger loss`,
      { fn },
    );
    this.steps = steps;
    this.needed = needed;
    this.loss = loss;
    Object.defineProperty(this, "state", { value: state });
  }
}
