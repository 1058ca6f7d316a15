import { InputError } from "@collapsar/linalg";
import { caller, checkInteger, shownValue } from "@collapsar/linalg/check";

/** The classes that have samples, numbered without gaps. */
export interface PresentClasses {
  /** Number of the class of each row in this numbering; −1 for a row that is left out. */
  readonly labels: Int32Array;
  /** The label that each class had, ascending. */
  readonly values: Int32Array;
  /** Rows of each class. */
  readonly counts: Float64Array;
}

/** Which rows count. */
export interface PresentOptions {
  /** Classes with fewer samples are left out; defaults to 1. */
  readonly minPerClass?: number | undefined;
  /** Whether the label −1 leaves a row out; otherwise it is an error. */
  readonly omissions?: boolean | undefined;
  /** The classes to number, present or not, where another set decides; others are an error. */
  readonly among?: Int32Array | undefined;
}

const MOST = 2 ** 31 - 1;

function countLabels(labels: ArrayLike<number>, n: number, least: number): Map<number, number> {
  if (labels?.length !== n) {
    throw new InputError({
      requirement: `${n} samples need ${n} labels`,
      received: shownValue(labels?.length),
    });
  }
  const counts = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < least || label >= MOST) {
      throw new InputError({
        requirement: "labels must be whole numbers from 0",
        received: shownValue(label),
        place: { entry: i },
      });
    }
    if (label >= 0) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}

/**
 * Numbers the classes that are there: labels may have gaps, classes below `minPerClass` are left out.
 *
 * @throws InputError if there are not n labels, one is no whole number from 0, or `minPerClass` leaves less than two
 * classes
 */
export function presentClasses(
  labels: ArrayLike<number>,
  n: number,
  { minPerClass = 1, omissions = false, among }: PresentOptions = {},
): PresentClasses {
  checkInteger(caller, "minPerClass", minPerClass, 1);
  const found = countLabels(labels, n, omissions ? -1 : 0);
  const values =
    among ?? Int32Array.from([...found].filter(([, count]) => count >= minPerClass).map(([c]) => c)).sort();
  if (among === undefined && values.length < 2 && found.size > 1)
    throw tooRare(minPerClass, [...found.values()]);
  const place = new Map(Array.from(values, (value, c) => [value, c]));
  const counts = new Float64Array(values.length);
  const ranks = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const rank = place.get(labels[i]!);
    if (rank === undefined && among !== undefined && labels[i]! >= 0) {
      throw new InputError({
        requirement: "every class must have a mean among those given",
        received: `class ${labels[i]}`,
        place: { entry: i },
      });
    }
    ranks[i] = rank ?? -1;
    if (rank !== undefined) counts[rank]!++;
  }
  if (among !== undefined && minPerClass > 1) leaveOutRare(ranks, counts, minPerClass);
  return { labels: ranks, values, counts };
}

/** `minPerClass` leaves less than two classes, though there are more. */
function tooRare(least: number, sizes: number[]): InputError {
  const second = sizes.sort((a, b) => b - a)[1]!;
  const requirement = `must be at most ${second}, to leave two of ${sizes.length} classes in`;
  return new InputError({ argument: "minPerClass", requirement, received: String(least) });
}

function leaveOutRare(ranks: Int32Array, counts: Float64Array, least: number): void {
  for (let i = 0; i < ranks.length; i++) if (ranks[i]! >= 0 && counts[ranks[i]!]! < least) ranks[i] = -1;
  for (let c = 0; c < counts.length; c++) if (counts[c]! < least) counts[c] = 0;
}
