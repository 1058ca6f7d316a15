import { InputError, shownValue } from "./input-error.js";
import { nearestName } from "./nearest-name.js";

/** Requires an object that is neither null nor a list. */
export function checkObject(
  fn: string | undefined,
  argument: string,
  value: unknown,
  form = "an object",
): void {
  if (typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value))
    return;
  throw new InputError({ fn, argument, requirement: `must be ${form}`, received: shownValue(value) });
}

/**
 * Requires an object whose keys are all known, or nothing at all: a misspelt option is named with the nearest one
 * that there is.
 *
 * @param options - what the caller gave; `undefined` passes
 * @param allowed - every key that the function reads
 * @param argument - the object's name in errors
 * @throws InputError for null, an array or another value, and for the first unknown key
 */
export function checkKeys(
  fn: string | undefined,
  options: unknown,
  allowed: readonly string[],
  argument = "options",
): void {
  if (options === undefined) return;
  checkObject(fn, argument, options);
  for (const key in options as object) {
    if (!allowed.includes(key)) throw unknownKey(fn, key, allowed, argument);
  }
}

function unknownKey(
  fn: string | undefined,
  key: string,
  allowed: readonly string[],
  argument: string,
): InputError {
  const near = nearestName(key, allowed);
  return new InputError({
    fn,
    argument,
    requirement: allowed.length === 0 ? "must be none" : `must be among ${allowed.join(", ")}`,
    received: shownValue(key),
    remedy: near === undefined ? undefined : ["did you mean ", { option: near }, "?"],
  });
}
