import { InputError } from "@collapsar/linalg";
import { caller, checkNumbers, checkPositive, named } from "@collapsar/linalg/check";

/** The list of [KK]'s published configuration: 1e5, 9e4 … 1e4, 9e3 … 1e3, 900 … 500. */
const PUBLISHED = [
  ...[10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((k) => k * 1e4),
  ...[9, 8, 7, 6, 5, 4, 3, 2, 1].map((k) => k * 1e3),
  ...[9, 8, 7, 6, 5].map((k) => k * 100),
];

/**
 * The widths of the annealing, falling and ending at `width`: the given list, or [KK]'s down to the width.
 *
 * @throws InputError if the list does not fall, or goes below the width
 */
export function annealingWidths(width: number, list?: readonly number[]): number[] {
  return named("annealingWidths", () => widthsDown(width, list));
}

/** `annealingWidths` for whoever was called. */
export function widthsDown(width: number, list: readonly number[] | undefined): number[] {
  checkPositive(caller, "width", width);
  if (list !== undefined) checkNumbers(caller, "the list of widths", list);
  const widths = list ? [...list] : PUBLISHED.filter((value) => value > width);
  widths.forEach((value, at) => {
    checkPositive(caller, `width ${at + 1} of the list`, value);
    if (at > 0 && !(value < widths[at - 1]!)) {
      throw new InputError({
        requirement: "the list must fall",
        received: `${value} after ${widths[at - 1]}`,
      });
    }
  });
  const last = widths.at(-1) ?? Number.POSITIVE_INFINITY;
  if (last < width)
    throw new InputError({
      requirement: `the list must end at width ${width} or above`,
      received: String(last),
    });
  if (last > width) widths.push(width);
  return widths;
}
