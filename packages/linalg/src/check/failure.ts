import { type Fault, InputError } from "./input-error.js";
import { NumericalError } from "./numerical-error.js";

/** Kind of a failure: invalid input, or a computation that did not converge. */
export type FailureKind = "input" | "numerical";

/** The kind that an error carries; undefined for every error that is not ours. */
export function failureKind(error: unknown): FailureKind | undefined {
  if (!(error instanceof Error)) return undefined;
  const { kind } = error as { kind?: unknown };
  return kind === "input" || kind === "numerical" ? kind : undefined;
}

/** An error as plain data, for another thread or process: structured cloning keeps neither class nor kind. */
export interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly kind?: FailureKind | undefined;
  readonly fault?: Fault | undefined;
}

/** The record of an error, its kind and fault with it. */
export function errorRecord(error: unknown): ErrorRecord {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, stack } = error;
  const fault = error instanceof InputError ? error.fault : undefined;
  return { name, message, stack, kind: failureKind(error), fault };
}

/** An error again, of the kind that its record says. */
export function revivedError({ name, message, stack, kind, fault }: ErrorRecord): Error {
  const error =
    kind === "input"
      ? new InputError(fault ?? { requirement: message })
      : kind === "numerical"
        ? new NumericalError(message)
        : new Error(message);
  return Object.defineProperties(error, {
    name: { value: name, configurable: true },
    ...(stack === undefined ? {} : { stack: { value: stack, configurable: true, writable: true } }),
  });
}
