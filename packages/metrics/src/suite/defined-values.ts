import { finiteValues } from "@collapsar/linalg/check";
import type { Quantities } from "../statistics/undefined-quantity.js";

/** Why a value at a key is no number. */
function reasonOf(key: string, siblings: object): string {
  const name = key.slice(key.lastIndexOf(".") + 1);
  const logarithm = `log${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  if (logarithm in siblings) return `leaves the range of numbers; its logarithm is ${logarithm}`;
  return key.startsWith("uniformity.")
    ? "is infinite: the centred means of two classes must point in different directions"
    : "leaves the range of numbers";
}

/**
 * A suite's result with `null` in place of each number that is infinite or none; under `undefined` the reasons of all
 * that is null, by their dotted keys.
 */
export function definedValues<T extends object>(
  result: T,
  { reasons }: Pick<Quantities, "reasons">,
): T & { readonly undefined?: Quantities["reasons"] } {
  const finite = finiteValues(result, (key, _, siblings) => {
    reasons[key] ??= reasonOf(key, siblings);
  });
  return { ...finite, ...(Object.keys(reasons).length > 0 && { undefined: reasons }) };
}
