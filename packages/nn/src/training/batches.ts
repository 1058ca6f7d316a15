import { checkInteger, type Random } from "@collapsar/linalg";

export interface BatchOptions {
  readonly size: number;
  /** The same number of samples of every class in every batch, interleaved; what does not fill a batch is dropped. */
  readonly balanced?: boolean;
}

/**
 * The batches of one epoch as lists of row numbers, shuffled anew by the generator that is handed in.
 *
 * Balanced batches hold size/C samples of each class in the order 0…C−1, 0…C−1, … ([NTC]); otherwise rows are shuffled and
 * the last batch may be short.
 *
 * @throws RangeError if the batch size is not a positive integer or, when balanced, not a multiple of the number of classes
 *   or larger than the smallest class allows
 */
export function epochBatches(
  labels: ArrayLike<number>,
  classes: number,
  { size, balanced = false }: BatchOptions,
  random: Random,
): Uint32Array[] {
  checkInteger("epochBatches", "batch size", size, 1);
  return balanced
    ? balancedBatches(labels, classes, size, random)
    : shuffledBatches(labels.length, size, random);
}

function shuffledBatches(n: number, size: number, random: Random): Uint32Array[] {
  const order = random.permutation(n);
  return Array.from({ length: Math.ceil(n / size) }, (_, b) => order.slice(b * size, (b + 1) * size));
}

function balancedBatches(
  labels: ArrayLike<number>,
  classes: number,
  size: number,
  random: Random,
): Uint32Array[] {
  if (size % classes !== 0) {
    throw new RangeError(
      `epochBatches: a balanced batch must be a multiple of ${classes} classes, got ${size}`,
    );
  }
  const perClass = size / classes;
  const members = Array.from({ length: classes }, () => [] as number[]);
  for (let i = 0; i < labels.length; i++) members[labels[i] ?? 0]?.push(i);
  const shuffled = members.map((rows) => Array.from(random.permutation(rows.length), (k) => rows[k] ?? 0));
  const smallest = Math.min(...shuffled.map((rows) => rows.length));
  const count = Math.floor(smallest / perClass);
  if (count === 0) {
    throw new RangeError(
      `epochBatches: every class needs at least ${perClass} samples for a balanced batch of ${size}, got ${smallest}`,
    );
  }
  return Array.from({ length: count }, (_, b) =>
    Uint32Array.from({ length: size }, (_, i) => {
      const turn = Math.floor(i / classes);
      return shuffled[i % classes]?.[b * perClass + turn] ?? 0;
    }),
  );
}
