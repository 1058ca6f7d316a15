import { InputError } from "@collapsar/linalg";
import { checkFunction } from "@collapsar/linalg/check";

/**
 * The features leave a quantity undefined: its formula divides by zero. One metric throws it; a suite keeps the
 * reason.
 */
export class UndefinedQuantityError extends InputError {
  override readonly name = "UndefinedQuantityError";
}

/** A quantity without a value says why. */
export function undefinedQuantity(requirement: string, received: string): UndefinedQuantityError {
  return new UndefinedQuantityError({ requirement, received });
}

/** The value of `work`, or null where the features leave it undefined; `because` receives the reason. */
export function orNull<T>(work: () => T, because?: (reason: string) => void): T | null {
  checkFunction("orNull", "work", work);
  if (because !== undefined) checkFunction("orNull", "because", because);
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UndefinedQuantityError)) throw error;
    const { requirement, received } = error.fault;
    because?.(received === undefined ? String(requirement) : `${requirement}, got ${received}`);
    return null;
  }
}

/** Values of a suite, `null` where they are undefined, and the reasons by dotted key. */
export interface Quantities {
  readonly reasons: Record<string, string>;
  /** The value of `work`, or null with its reason under `key`. */
  of<T>(key: string, work: () => T): T | null;
}

/** Collects quantities, so that one that is undefined never hides the others. */
export function quantities(): Quantities {
  const reasons: Record<string, string> = {};
  return {
    reasons,
    of: (key, work) =>
      orNull(work, (reason) => {
        reasons[key] = reason;
      }),
  };
}
