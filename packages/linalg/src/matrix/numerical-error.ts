/** Gives an error another message, in its copy in the stack too: engines copy it there when the error is made. */
export function reword(error: Error, message: string): void {
  const before = error.message;
  error.message = message;
  if (error.stack !== undefined) error.stack = error.stack.replace(before, () => message);
}

/** Errors whose message waits for the name of the public function. */
const nameless = new WeakSet<NumericalError>();

/** Valid input without a numerical result: no convergence, no factor, or divergence. */
export class NumericalError extends Error {
  override readonly name: string = "NumericalError";
  readonly kind = "numerical";

  /** @param options - `fn`, the public function, heads the message; where it is `caller`, `named` adds it */
  constructor(message?: string, options: ErrorOptions & { readonly fn?: string | undefined } = {}) {
    super(options.fn === undefined ? message : `${options.fn}: ${message}`, options);
    if ("fn" in options && options.fn === undefined) nameless.add(this);
  }

  /** Heads a message that waits for the name of a function with it. */
  nameFunction(fn: string): void {
    if (nameless.delete(this)) reword(this, `${fn}: ${this.message}`);
  }
}

/** A job does not fit into the memory that there is. */
export class OutOfMemoryError extends NumericalError {
  override readonly name: string = "OutOfMemoryError";
}
