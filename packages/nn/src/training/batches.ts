import { InputError, type Random } from "@collapsar/linalg";
import {
  caller,
  checkInteger,
  checkKeys,
  checkLabels,
  named,
  resolveOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { leastOf } from "@collapsar/linalg/parts";
import type { MiniBatchOptions } from "../choices/training.js";
import { batchOptions } from "../options.js";
import { checkRandom } from "./check-arguments.js";

/** How an epoch is cut, complete. */
export type BatchSettings = Settings<typeof batchOptions>;

/**
 * The batches of one epoch as lists of row numbers, shuffled anew by the generator that is handed in.
 *
 * Balanced batches hold size/C samples of each class in the order 0…C−1, 0…C−1, … ([NTC]); otherwise rows are
 * shuffled and the last batch may be short: one that would hold fewer than `least` rows joins the batch before it.
 *
 * @param least - rows that a batch needs, 2 where batch normalisation would see a single value of a channel; defaults
 * to 1
 * @throws InputError if the batch size is not a positive integer or, when balanced, not a multiple of the number of
 * classes
 *   or larger than the smallest class allows
 */
export function epochBatches(
  labels: ArrayLike<number>,
  classes: number,
  options: MiniBatchOptions,
  random: Random,
  least = 1,
): Uint32Array[] {
  checkLabels("epochBatches", labels, labels?.length);
  checkInteger("epochBatches", "classes", classes, 1);
  checkRandom("epochBatches", random);
  checkInteger("epochBatches", "least", least, 1);
  const settings = named("epochBatches", () => batchSettings(options));
  return cutEpoch(labels, classes, settings, random, least);
}

/** The options of the batches, checked, with their defaults. */
export function batchSettings(options: MiniBatchOptions, within?: string): BatchSettings {
  checkKeys(caller, options ?? null, Object.keys(batchOptions));
  return resolveOptions(caller, batchOptions, options, within);
}

/** The batches of one epoch by settings that are complete. */
export function cutEpoch(
  labels: ArrayLike<number>,
  classes: number,
  { size, balanced }: BatchSettings,
  random: Random,
  least: number,
): Uint32Array[] {
  return balanced
    ? balancedBatches(labels, classes, size, random)
    : shuffledBatches(labels.length, size, random, least);
}

function shuffledBatches(n: number, size: number, random: Random, least: number): Uint32Array[] {
  const order = random.permutation(n);
  const short = n % size;
  const count = Math.max(1, Math.ceil(n / size) - (short > 0 && short < least ? 1 : 0));
  return Array.from({ length: n === 0 ? 0 : count }, (_, b) =>
    order.slice(b * size, b === count - 1 ? n : (b + 1) * size),
  );
}

function balancedBatches(
  labels: ArrayLike<number>,
  classes: number,
  size: number,
  random: Random,
): Uint32Array[] {
  if (size % classes !== 0) {
    const requirement = `of a balanced batch must be a multiple of ${classes} classes`;
    throw new InputError({ fn: "epochBatches", argument: "size", requirement, received: String(size) });
  }
  const perClass = size / classes;
  const members = Array.from({ length: classes }, () => [] as number[]);
  for (let i = 0; i < labels.length; i++) members[labels[i] ?? 0]?.push(i);
  const shuffled = members.map((rows) => Array.from(random.permutation(rows.length), (k) => rows[k] ?? 0));
  const smallest = leastOf(shuffled.map((rows) => rows.length));
  const count = Math.floor(smallest / perClass);
  if (count === 0) {
    const requirement = `every class needs at least ${perClass} samples for a balanced batch of ${size}`;
    throw new InputError({ fn: "epochBatches", requirement, received: String(smallest) });
  }
  return Array.from({ length: count }, (_, b) =>
    Uint32Array.from({ length: size }, (_, i) => {
      const turn = Math.floor(i / classes);
      return shuffled[i % classes]?.[b * perClass + turn] ?? 0;
    }),
  );
}
