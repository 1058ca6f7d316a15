import { NumericalError } from "../check/numerical-error.js";

/** An iteration ended without reaching its tolerance; carries how far it came. */
export class ConvergenceError extends NumericalError {
  override readonly name: string = "ConvergenceError";
  readonly iterations: number;
  /** The residual reached, in the measure that the function documents. */
  readonly residual: number;
  readonly tolerance: number;
  /** The last iterate, where there is one. */
  readonly x: Float64Array | undefined;

  constructor(
    fn: string,
    found: { iterations: number; residual: number; tolerance: number; x?: Float64Array; why?: string },
  ) {
    const why = found.why ?? `in ${found.iterations} iterations`;
    super(`${fn}: residual must fall to ${found.tolerance}, got ${found.residual} ${why}`);
    this.iterations = found.iterations;
    this.residual = found.residual;
    this.tolerance = found.tolerance;
    this.x = found.x;
  }
}
