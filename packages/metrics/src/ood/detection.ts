import { InputError } from "@collapsar/linalg";
import { checkFinite } from "@collapsar/linalg/check";

/** How well a score tells inside from outside. */
export interface Detection {
  /** Area under the ROC curve: the chance that an inside sample scores above an outside one, ties counting half. */
  readonly auroc: number;
  /** Share of outside samples at or above the threshold that at least 95 % of the inside ones reach. */
  readonly fpr95: number;
}

/** How many sorted values lie below x. */
function countBelow(sorted: Float64Array, x: number, inclusive: boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < x || (inclusive && sorted[middle] === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * AUROC and FPR at 95 % TPR of scores that are larger inside; 1 and 0 where they separate, ½ and 0.95 by chance.
 *
 * Source: the published code of [NECO] takes inside samples as the positive ones, as we do. Trap: OpenOOD's helper
 * takes the outside ones, which leaves AUROC alone and changes FPR95.
 *
 * @throws InputError if a list is empty or a score is not finite
 */
export function detection(inside: ArrayLike<number>, outside: ArrayLike<number>): Detection {
  const fn = "detection";
  for (const [argument, scores] of [
    ["inside", inside],
    ["outside", outside],
  ] as const) {
    checkFinite(fn, argument, scores);
    if (scores.length === 0)
      throw new InputError({ fn, argument, requirement: "must hold scores", received: "none" });
  }
  const [ins, outs] = [Float64Array.from(inside).sort(), Float64Array.from(outside).sort()];
  let wins = 0;
  for (const x of ins) wins += (countBelow(outs, x, false) + countBelow(outs, x, true)) / 2;
  const threshold = ins[ins.length - Math.ceil(0.95 * ins.length - 1e-9)]!;
  return {
    auroc: wins / ins.length / outs.length,
    fpr95: (outs.length - countBelow(outs, threshold, false)) / outs.length,
  };
}
