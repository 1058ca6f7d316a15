import { InputError, shownValue } from "./input-error.js";

function fault(fn: string | undefined, argument: string, requirement: string, value: unknown): InputError {
  return new InputError({ fn, argument, requirement, received: shownValue(value) });
}

/** Requires text. */
export function checkText(fn: string | undefined, argument: string, value: unknown): void {
  if (typeof value !== "string") throw fault(fn, argument, "must be a string", value);
}

/** Requires bytes. */
export function checkBytes(fn: string | undefined, argument: string, value: unknown): void {
  if (!(value instanceof Uint8Array)) throw fault(fn, argument, "must be bytes (a Uint8Array)", value);
}

/** Requires an array or a typed array. */
export function checkList(fn: string | undefined, argument: string, value: unknown): void {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
  if (!isList) throw fault(fn, argument, "must be a list", value);
}

/** Requires a list of texts. */
export function checkTexts(fn: string | undefined, argument: string, value: unknown): void {
  if (!Array.isArray(value)) throw fault(fn, argument, "must be a list of strings", value);
  const odd = value.findIndex((text) => typeof text !== "string");
  if (odd >= 0) throw fault(fn, argument, "must hold strings", value[odd]);
}
