/** Labels whose numbers can be indices: whole numbers from 0 that fit a 32-bit integer. */
function isIndex(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 31 - 1;
}

/** The label of each class as a number, where all are such and differ; their ranks otherwise. */
export function labelValues(classNames: readonly string[], known?: readonly number[]): number[] {
  const values = known ?? classNames.map((name) => (/^\d+$/.test(name) ? Number(name) : Number.NaN));
  const differ = new Set(values).size === values.length;
  return differ && values.every(isIndex) ? [...values] : classNames.map((_, rank) => rank);
}

/** How many samples have each label; those left out, −1, have none. */
export function labelSizes(labels: Iterable<number>): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const label of labels) if (label >= 0) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return sizes;
}
