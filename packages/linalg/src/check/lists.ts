import { InputError, shownValue } from "./input-error.js";

/** The index of the first NaN or infinity, or −1: a sum of x·0 is 0 exactly when all are finite. */
export function firstNonFinite(data: ArrayLike<number>): number {
  let probe = 0;
  for (let i = 0; i < data.length; i++) probe += data[i]! * 0;
  if (probe === 0) return -1;
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i]!)) return i;
  return -1;
}

function isNumbers(values: unknown): values is ArrayLike<number> {
  return Array.isArray(values) || (ArrayBuffer.isView(values) && !isBigInts(values) && "length" in values);
}

function isBigInts(values: ArrayBufferView): boolean {
  return values instanceof BigInt64Array || values instanceof BigUint64Array;
}

/** Requires a list of numbers: an array without anything else in it, or a typed array, of `length` entries if given. */
export function checkNumbers(
  fn: string | undefined,
  argument: string,
  values: ArrayLike<number>,
  length: number = values?.length,
): void {
  if (!isNumbers(values)) {
    const requirement = "must be an array of numbers";
    throw new InputError({ fn, argument, requirement, received: shownValue(values) });
  }
  if (values.length !== length) {
    const received = String(values.length);
    throw new InputError({ fn, argument, requirement: `must hold ${length} entries`, received });
  }
  const at = Array.isArray(values) ? values.findIndex((value) => typeof value !== "number") : -1;
  if (at < 0) return;
  const received = shownValue(values[at]);
  throw new InputError({ fn, argument, requirement: "must hold numbers", received, place: { entry: at } });
}

/** Result of `checkLabels`: C = 1 + the largest label, and the number of samples of each class. */
export interface LabelCounts {
  readonly classes: number;
  readonly counts: Int32Array;
}

/** Requires n labels, whole numbers from 0, and counts the samples of each class. */
export function checkLabels(fn: string | undefined, labels: ArrayLike<number>, n: number): LabelCounts {
  if (!Array.isArray(labels) && !(ArrayBuffer.isView(labels) && "length" in labels)) {
    const requirement = "must be an array of whole numbers";
    throw new InputError({ fn, argument: "labels", requirement, received: shownValue(labels) });
  }
  if (labels.length !== n) {
    throw new InputError({
      fn,
      requirement: `${n} samples need ${n} labels`,
      received: String(labels.length),
    });
  }
  let classes = 0;
  for (let i = 0; i < n; i++) {
    const label = labels[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= 2 ** 31 - 1) {
      throw new InputError({
        fn,
        requirement: "labels must be whole numbers from 0",
        received: shownValue(label),
        place: { entry: i },
      });
    }
    if (label >= classes) classes = label + 1;
  }
  const counts = new Int32Array(classes);
  for (let i = 0; i < n; i++) counts[labels[i]!]!++;
  return { classes, counts };
}
