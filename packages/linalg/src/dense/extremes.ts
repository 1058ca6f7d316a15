import { InputError, shownValue } from "../check/input-error.js";
import { largestOf as largest, leastOf as least } from "../matrix/extremes.js";

/** The largest of any number of values: −∞ of none, NaN where one is NaN; an InputError of what is no list. */
export function largestOf(values: ArrayLike<number>): number {
  return largest(checkedList("largestOf", values));
}

/** The least of any number of values: ∞ of none, NaN where one is NaN; an InputError of what is no list. */
export function leastOf(values: ArrayLike<number>): number {
  return least(checkedList("leastOf", values));
}

function checkedList(fn: string, values: ArrayLike<number>): ArrayLike<number> {
  const given: unknown = values;
  if (typeof given === "object" && given !== null && "length" in given) return values;
  const requirement = "must be a list of numbers";
  throw new InputError({ fn, argument: "values", requirement, received: shownValue(values) });
}
