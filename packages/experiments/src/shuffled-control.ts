import { largestOf, leastOf } from "@collapsar/linalg/parts";
import type { Control } from "./check.js";
import { deriveSeed } from "./seed.js";
import { shuffledLabels } from "./shuffled-labels.js";
import { shortly } from "./statistics.js";

/** The labels of a trial shuffled by a seed of its own, so that no two trials share a lucky draw. */
export function labelsShuffledFor(trial: object, y: Int32Array, seed: number): Int32Array {
  return shuffledLabels(y, deriveSeed(seed, "kk", "shuffled labels", JSON.stringify(trial)));
}

/** A rule about ratios of NC1, applied to the same ratios where the labels mean nothing. */
export function shuffledControl(
  name: string,
  ratios: readonly number[],
  rule: (ratios: readonly number[]) => boolean | undefined,
): Control {
  const [least, largest] = [leastOf(ratios), largestOf(ratios)].map(shortly);
  const detail = ratios.length === 0 ? "nothing to compare" : `${name} from ${least} to ${largest}`;
  return { name: "shuffled labels", seen: rule(ratios), detail };
}
