import { InputError } from "@collapsar/linalg";
import { checkNonNegative, ownOptions } from "@collapsar/linalg/check";
import { relativeNc1Options } from "../options.js";

/** Options of `relativeNc1`. */
export interface RelativeNc1Options {
  /** τ ≥ 0, added to NC1 of the data; defaults to 1e-8. */
  readonly offset?: number | undefined;
}

/**
 * NC1(kernel)/(NC1(data) + τ): below 1 where the kernel's features are more collapsed than the data.
 *
 * Source: Kothapalli, Tirer 2024 (τ = 1e-8 in their code).
 *
 * @throws InputError if NC1 of the data or the offset is negative, or their sum is 0
 */
export function relativeNc1(kernel: number, data: number, options: RelativeNc1Options = {}): number {
  checkNonNegative("relativeNc1", "NC1 of the data", data);
  const { offset } = ownOptions("relativeNc1", relativeNc1Options, options);
  if (!Number.isFinite(kernel)) {
    const requirement = "must be finite";
    throw new InputError({ fn: "relativeNc1", argument: "kernel", requirement, received: String(kernel) });
  }
  if (data + offset === 0) {
    throw new InputError({
      fn: "relativeNc1",
      requirement: "NC1 of the data plus offset must be positive",
      received: "0",
    });
  }
  return kernel / (data + offset);
}
