/** Valid input without a numerical result: no convergence, no factor, or divergence. */
export class NumericalError extends Error {
  override readonly name: string = "NumericalError";
  readonly kind = "numerical";
}

/** A job does not fit into the memory that there is. */
export class OutOfMemoryError extends NumericalError {
  override readonly name: string = "OutOfMemoryError";
}
