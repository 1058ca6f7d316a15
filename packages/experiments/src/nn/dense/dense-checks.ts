import { leastOf } from "@collapsar/linalg/parts";
import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, atLeast, everyIs } from "../../bound.js";
import type { Check } from "../../check.js";

import { meanAndDeviation } from "../../statistics.js";
import {
  course,
  type DenseRow,
  type DenseSummary,
  describe,
  gainsOf,
  isFinal,
  layersOf,
  panelsOf,
  type Quantity,
  repeatsOf,
} from "./dense-rows.js";

/**
 * Σ over layers of the drop of ln NC1 at the right singular part and at the ReLU, last epoch, mean over repeats; in
 * how many layers the former is one and the larger.
 */
function drops(
  rows: readonly DenseRow[],
  gain: number,
): { right: number; relu: number; layers: number; larger: number; known: boolean } {
  let [right, relu, larger] = [0, 0, 0];
  const layers = layersOf(rows);
  for (const layer of layers) {
    const own = rows.filter((row) => row.gain === gain && row.layer === layer && isFinal(row));
    const first = meanAndDeviation(own.map((row) => Math.log(row.nc1Input / row.nc1Right))).mean;
    const second = meanAndDeviation(own.map((row) => Math.log(row.nc1Right / row.nc1Output))).mean;
    right += first;
    relu += second;
    if (first > 0 && first > second) larger++;
  }
  return { right, relu, layers: layers.length, larger, known: Number.isFinite(right + relu) };
}

/** The bounds of the claims; ours but for the share of layers, which is the catalogue's 3 of 5. */
const [fitted, more, most, less, changes, rises] = [
  ...[above(0.95), above(0.1), atLeast(3 / 5), above(0.05), above(0.01), above(0.02)],
] as const;

/** The checks of each network and data set, their ids told apart as the figures' names are. */
const checksOf = (each: (rows: readonly DenseRow[]) => Check[]) => (summary: DenseSummary) =>
  panelsOf(summary).flatMap(({ prefix, rows }) => {
    const fit = fits(rows);
    const others = each(rows).map((check) => ({
      ...check,
      rule: `${check.rule}; asked only where the network fits its rows at every gain and in every repeat`,
      seen: fit.seen ? check.seen : undefined,
    }));
    return [fit, ...others].map((check) => ({ ...check, id: `${prefix}${check.id}` }));
  });

/**
 * A network that did not leave its start has nothing to show: the other checks are about one that did. A repeat that
 * ended early fits nothing.
 */
function fits(rows: readonly DenseRow[]): Check {
  const repeats = repeatsOf(rows);
  const accuracies = gainsOf(rows).map((gain) => {
    const own = rows.filter((row) => row.gain === gain);
    const ends = repeats.map((repeat) => own.find((row) => row.repeat === repeat && isFinal(row)));
    return { gain, each: ends.map((end) => (end ? end.accuracy : 0)), lost: ends.includes(undefined) };
  });
  const shown = accuracies.map(({ gain, each, lost }) => {
    const least = lost ? "not every repeat trained to its end" : `${shortNumber(100 * leastOf(each))} %`;
    return `${least} at gain ${gain}`;
  });
  return {
    id: "fits",
    claim: "the network fits its training sample, at every gain and in every repeat",
    source: "ours, what the claims of [AGOP] take for granted",
    origin: "ours",
    rule: `training accuracy ${fitted.text} in every repeat at every gain`,
    seen: everyIs(
      fitted,
      accuracies.flatMap(({ each }) => each),
    ),
    detail: `${describe(rows)}: ${shown.join(", ")}`,
  };
}

function svdChecksOf(rows: readonly DenseRow[]): Check[] {
  const gains = gainsOf(rows);
  const [small] = gains;
  const all = gains.map((gain) => ({ gain, ...drops(rows, gain) }));
  const at = all[0]!;
  const share = ({ right, relu }: { right: number; relu: number }) =>
    right / (Math.abs(right) + Math.abs(relu));
  const checks: Check[] = [
    {
      id: "right-part",
      claim: "the right singular part lowers NC1 by more than the ReLU does, over all layers",
      source: "[AGOP], net/svd",
      origin: "quoted",
      rule:
        "the fall of ln NC1 at the right singular part, summed over layers, mean over repeats, last " +
        `epoch, smallest gain, is ${more.text}, and so is what it has over that at the ReLU`,
      seen: everyIs(more, [at.right, at.right - at.relu]),
      detail: `${describe(rows)}, gain ${small}: ${shortNumber(at.right)} against ${shortNumber(at.relu)} in ln NC1`,
    },
    {
      id: "most-layers",
      claim: "the right singular part lowers NC1 by more than the ReLU does in most layers",
      source: "[AGOP], net/svd",
      origin: "quoted",
      rule:
        "the share of layers in which ln NC1, mean over repeats, last epoch, smallest gain, falls at " +
        `it and by more than at the ReLU, is ${most.text}`,
      seen: everyIs(most, [at.known ? at.larger / at.layers : undefined]),
      detail: `${describe(rows)}, gain ${small}: in ${at.larger} of ${at.layers} layers`,
    },
  ];
  if (gains.length < 2) return checks;
  const large = all.at(-1)!;
  return [
    ...checks,
    {
      id: "feature-learning",
      claim: "the share of the right singular part is smaller at a large initialisation",
      source: "[AGOP], net/svd",
      origin: "quoted",
      rule:
        "its share of the summed falls, right/(|right| + |ReLU|), at the smallest gain less that at " +
        `the largest is ${less.text}`,
      seen: everyIs(less, [share(at) - share(large)]),
      detail:
        `${describe(rows)}: share ${shortNumber(share(at))} at gain ${at.gain}, ` +
        `${shortNumber(share(large))} at gain ${large.gain}`,
    },
  ];
}

function nfaChecksOf(rows: readonly DenseRow[]): Check[] {
  const gain = gainsOf(rows)[0]!;
  const layers = layersOf(rows);
  const ends = (key: Quantity, layer: number) => {
    const { y } = course(rows, gain, layer, key);
    return [y[0] ?? Number.NaN, y.at(-1) ?? Number.NaN] as const;
  };
  const last = layers.at(-1)!;
  const [within, between] = [ends("shareWithin", last), ends("shareBetween", last)];
  const rising = layers.filter((layer) => ends("ansatzRoot", layer)[1] > ends("ansatzRoot", layer)[0]).length;
  const mean = (key: Quantity) => meanAndDeviation(layers.map((layer) => ends(key, layer)[1])).mean;
  const [root, whole] = [mean("ansatzRoot"), mean("ansatz")];
  const before = meanAndDeviation(layers.map((layer) => ends("ansatzRoot", layer)[0])).mean;
  const on = `${describe(rows)}, gain ${gain}`;
  return [
    {
      id: "shares",
      claim: "the within-class share of the last hidden layer falls and the between-class share rises",
      source: "[AGOP], net/nfa",
      origin: "quoted",
      rule:
        "both changes, from first to last epoch, mean over repeats, smallest gain, are " +
        `${changes.text} (the shares add up to 1)`,
      seen: everyIs(changes, [within[0] - within[1], between[1] - between[0]]),
      detail:
        `${on}: within ${shortNumber(within[0])} → ${shortNumber(within[1])}, between ` +
        `${shortNumber(between[0])} → ${shortNumber(between[1])}`,
    },
    {
      id: "ansatz",
      claim: "training raises the correlation of WᵀW with AGOP^{1/2} in most layers and on average",
      source: "[AGOP], net/nfa",
      origin: "quoted",
      rule:
        "the correlation with AGOP^½ rises in more than half of the layers against the untrained " +
        `network, and the rise of its mean over layers is ${rises.text}; mean over repeats, smallest ` +
        "gain",
      seen: allHold(everyIs(above(1 / 2), [rising / layers.length]), everyIs(rises, [root - before])),
      detail:
        `${on}: rises in ${rising} of ${layers.length} layers; mean ${shortNumber(before)} → ` +
        `${shortNumber(root)} with AGOP^{1/2}, ${shortNumber(whole)} with AGOP`,
    },
  ];
}

export const svdChecks = checksOf(svdChecksOf);
export const nfaChecks = checksOf(nfaChecksOf);
