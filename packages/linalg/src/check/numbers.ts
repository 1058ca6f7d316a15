import { InputError, shownValue } from "./input-error.js";
import { didYouMean } from "./nearest-name.js";

/** Requires a number, finite or not. */
export function checkNumber(fn: string | undefined, argument: string, value: number): void {
  if (typeof value === "number") return;
  throw new InputError({ fn, argument, requirement: "must be a number", received: shownValue(value) });
}

/** Requires a finite number above zero. */
export function checkPositive(fn: string | undefined, argument: string, value: number): void {
  checkNumber(fn, argument, value);
  if (value > 0 && Number.isFinite(value)) return;
  throw new InputError({ fn, argument, requirement: "must be positive", received: String(value) });
}

/** Requires a finite number that is zero or above. */
export function checkNonNegative(fn: string | undefined, argument: string, value: number): void {
  checkNumber(fn, argument, value);
  if (value >= 0 && Number.isFinite(value)) return;
  throw new InputError({ fn, argument, requirement: "must be zero or positive", received: String(value) });
}

/** Requires a whole number, at least `min`. */
export function checkInteger(
  fn: string | undefined,
  argument: string,
  value: number,
  min = Number.MIN_SAFE_INTEGER,
): void {
  checkNumber(fn, argument, value);
  if (Number.isSafeInteger(value) && value >= min) return;
  const bound = min === Number.MIN_SAFE_INTEGER ? "" : ` of at least ${min}`;
  throw new InputError({
    fn,
    argument,
    requirement: `must be a whole number${bound}`,
    received: String(value),
  });
}

/** Requires a number that is at most `most`. */
export function checkAtMost(fn: string | undefined, argument: string, value: number, most: number): void {
  checkNumber(fn, argument, value);
  if (value <= most) return;
  const requirement = `must be at most ${most}`;
  throw new InputError({ fn, argument, requirement, received: String(value) });
}

/** Requires a number below `bound`. */
export function checkBelow(fn: string | undefined, argument: string, value: number, bound: number): void {
  if (value < bound) return;
  throw new InputError({ fn, argument, requirement: `must be below ${bound}`, received: String(value) });
}

/** Requires a function. */
export function checkFunction(fn: string | undefined, argument: string, value: unknown): void {
  if (typeof value === "function") return;
  throw new InputError({ fn, argument, requirement: "must be a function", received: shownValue(value) });
}

/**
 * Requires a value with methods of the given names.
 *
 * @param wanted - what has them: "a kernel"
 */
export function checkMethods(
  fn: string | undefined,
  argument: string,
  value: unknown,
  wanted: string,
  methods: readonly string[],
): void {
  const given = value as Readonly<Record<string, unknown>> | null | undefined;
  if (methods.every((method) => typeof given?.[method] === "function")) return;
  const requirement = `must be ${wanted} with ${methods.join(", ")}`;
  throw new InputError({ fn, argument, requirement, received: shownValue(value) });
}

/** Requires true or false. */
export function checkBoolean(fn: string | undefined, argument: string, value: unknown): void {
  if (typeof value === "boolean") return;
  throw new InputError({ fn, argument, requirement: "must be true or false", received: shownValue(value) });
}

/** Requires one of the listed words. */
export function checkOneOf(
  fn: string | undefined,
  argument: string,
  value: string,
  options: readonly string[],
): void {
  if (options.includes(value)) return;
  throw new InputError({
    fn,
    argument,
    requirement: `must be one of ${options.join(", ")}`,
    received: shownValue(value),
    remedy: typeof value === "string" ? didYouMean(value, options) : undefined,
  });
}

/** Requires the power of a distance, 1 or 2. */
export function checkPower(fn: string | undefined, power: number): void {
  if (power === 1 || power === 2) return;
  const requirement = "must be 1 or 2";
  throw new InputError({ fn, argument: "power", requirement, received: shownValue(power) });
}
