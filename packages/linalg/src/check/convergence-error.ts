import { NumericalError } from "./numerical-error.js";

interface Found {
  readonly iterations: number;
  readonly residual: number;
  readonly tolerance: number;
  readonly x?: Float64Array | undefined;
  /** The condition that had to hold, where it is not the residual. */
  readonly requirement?: string | undefined;
  readonly why?: string | undefined;
}

/** An iteration ended without reaching its tolerance; carries how far it came. */
export class ConvergenceError extends NumericalError {
  override readonly name: string = "ConvergenceError";
  readonly iterations: number;
  /** The residual reached, in the measure that the function documents. */
  readonly residual: number;
  readonly tolerance: number;
  /** The last iterate, where there is one. */
  readonly x: Float64Array | undefined;

  constructor(fn: string | undefined, found: Found) {
    const { iterations, residual, tolerance, requirement } = found;
    const why = found.why ?? `in ${iterations} iterations`;
    const wanted = requirement ?? `residual must fall to ${tolerance}`;
    super(`${wanted}, got ${requirement ? why : `${residual} ${why}`}`, { fn });
    this.iterations = found.iterations;
    this.residual = found.residual;
    this.tolerance = found.tolerance;
    this.x = found.x;
  }
}

/** Values that a direct method could not find: the residual is their share. */
export function unconverged(
  fn: string | undefined,
  values: string,
  failed: number,
  total: number,
): ConvergenceError {
  const found = { iterations: 0, residual: failed / total, tolerance: 0 };
  const requirement = `all ${values} must converge`;
  return new ConvergenceError(fn, { ...found, requirement, why: `${failed} of ${total} that did not` });
}
