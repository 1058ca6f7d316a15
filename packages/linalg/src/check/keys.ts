import { InputError, shownValue } from "./input-error.js";
import { nearestName } from "./nearest-name.js";

/**
 * Requires an object whose own keys are all known, or nothing at all: a misspelt option is named with the nearest one
 * that there is.
 *
 * @param options - what the caller gave; `undefined` passes
 * @param allowed - every key that the function reads
 * @throws InputError for null, an array or another value, and for the first unknown key
 */
export function checkKeys(fn: string | undefined, options: unknown, allowed: readonly string[]): void {
  if (options === undefined) return;
  if (
    typeof options !== "object" ||
    options === null ||
    Array.isArray(options) ||
    ArrayBuffer.isView(options)
  ) {
    const requirement = "must be an object";
    throw new InputError({ fn, argument: "options", requirement, received: shownValue(options) });
  }
  for (const key of Object.keys(options)) if (!allowed.includes(key)) throw unknownKey(fn, key, allowed);
}

function unknownKey(fn: string | undefined, key: string, allowed: readonly string[]): InputError {
  const near = nearestName(key, allowed);
  return new InputError({
    fn,
    argument: "options",
    requirement: allowed.length === 0 ? "must be none" : `must be among ${allowed.join(", ")}`,
    received: shownValue(key),
    remedy: near === undefined ? undefined : ["did you mean ", { option: near }, "?"],
  });
}
