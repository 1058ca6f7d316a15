import { NumericalError } from "@collapsar/linalg";
import type { ClosedState } from "../state/closed-state.js";

/** A run needed more steps than it was allowed; nothing is lost: the state that was reached is attached. */
export class StepLimitError extends NumericalError {
  override readonly name = "StepLimitError";
  readonly steps: number;
  /** The state at the last accepted step. */
  declare readonly state: ClosedState;

  constructor(fn: string, found: { steps: number; state: ClosedState; loss: number; hint: string }) {
    super(
      `${fn}: the run must end within ${found.steps} steps, got to t = ${found.state.t} with loss ${found.loss}; ${found.hint}`,
    );
    this.steps = found.steps;
    Object.defineProperty(this, "state", { value: found.state });
  }
}
