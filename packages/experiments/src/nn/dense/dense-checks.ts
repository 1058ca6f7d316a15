import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, atLeast, everyIs } from "../../bound.js";
import type { Check, Control } from "../../check.js";

import { meanAndDeviation } from "../../statistics.js";
import {
  course,
  type DenseRow,
  type DenseSummary,
  describe,
  gainsOf,
  isFinal,
  isUntrained,
  layersOf,
  panelsOf,
  type Quantity,
  repeatsOf,
} from "./dense-rows.js";

/** What a layer's parts do to NC1, summed over layers. */
interface Drops {
  readonly right: number;
  readonly relu: number;
  readonly layers: number;
  readonly larger: number;
  readonly known: boolean;
}

/**
 * Σ over layers of the drop of ln NC1 at the right singular part and at the ReLU, mean over those of a layer's rows
 * that count; in how many layers the former is one and the larger.
 */
function drops(rows: readonly DenseRow[], counts: (row: DenseRow) => boolean): Drops {
  let [right, relu, larger] = [0, 0, 0];
  const layers = layersOf(rows);
  for (const layer of layers) {
    const own = rows.filter((row) => row.layer === layer && counts(row));
    const first = meanAndDeviation(own.map((row) => Math.log(row.nc1Input / row.nc1Right))).mean;
    const second = meanAndDeviation(own.map((row) => Math.log(row.nc1Right / row.nc1Output))).mean;
    right += first;
    relu += second;
    if (first > 0 && first > second) larger++;
  }
  return { right, relu, layers: layers.length, larger, known: Number.isFinite(right + relu) };
}

/** The share of the right singular part in the summed drops. */
const shareOf = ({ right, relu }: Drops) => right / (Math.abs(right) + Math.abs(relu));

/** The bounds of the claims; ours but for the share of layers, which is the catalogue's 3 of 5. */
const [fitted, more, most, less, changes, rises] = [
  ...[above(0.95), above(0.1), atLeast(3 / 5), above(0.05), above(0.1), above(0.02)],
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

/** The training accuracy of every repeat at every gain, at one moment; 0 where a repeat has no such row. */
function accuraciesAt(rows: readonly DenseRow[], moment: (row: DenseRow) => boolean) {
  const repeats = repeatsOf(rows);
  return gainsOf(rows).map((gain) => {
    const own = rows.filter((row) => row.gain === gain && moment(row));
    const found = repeats.map((repeat) => own.find((row) => row.repeat === repeat));
    return { gain, each: found.map((row) => row?.accuracy ?? 0), lost: found.includes(undefined) };
  });
}

type Accuracies = ReturnType<typeof accuraciesAt>;

const everyFits = (accuracies: Accuracies) =>
  everyIs(
    fitted,
    accuracies.flatMap(({ each }) => each),
  );

const shownAccuracies = (accuracies: Accuracies) =>
  accuracies
    .map(({ gain, each, lost }) => {
      const least = lost ? "not every repeat trained to its end" : `${shortNumber(100 * leastOf(each))} %`;
      return `${least} at gain ${gain}`;
    })
    .join(", ");

/**
 * A network that did not leave its start has nothing to show: the other checks are about one that did. A repeat that
 * ended early fits nothing.
 */
function fits(rows: readonly DenseRow[]): Check {
  const [start, end] = [accuraciesAt(rows, isUntrained), accuraciesAt(rows, isFinal)];
  return {
    id: "fits",
    claim: "the network fits its training sample, at every gain and in every repeat",
    source: "ours, what the claims of [AGOP] take for granted",
    origin: "ours",
    rule: `training accuracy ${fitted.text} in every repeat at every gain`,
    seen: everyFits(end),
    detail: `${describe(rows)}: ${shownAccuracies(end)}`,
    control: { name: UNTRAINED, seen: everyFits(start), detail: shownAccuracies(start) },
  };
}

const UNTRAINED = "the same networks at epoch 0";

const lowersMore = ({ right, relu }: Drops) => everyIs(more, [right, right - relu]);
const lowersInMost = ({ known, larger, layers }: Drops) =>
  everyIs(most, [known ? larger / layers : undefined]);
const lessShare = (one: number, other: number) => everyIs(less, [one - other]);

/** The share of the right singular part in each repeat at one gain: their scatter is no feature learning. */
function repeatsControl(rows: readonly DenseRow[], gain: number): Control {
  const shares = repeatsOf(rows).map((repeat) =>
    shareOf(drops(rows, (row) => row.gain === gain && row.repeat === repeat && isFinal(row))),
  );
  return {
    name: "the repeats at the smallest gain, largest share less least",
    seen: shares.length < 2 ? undefined : lessShare(largestOf(shares), leastOf(shares)),
    detail: `shares ${shares.map((share) => shortNumber(share)).join(", ")}`,
  };
}

function svdChecksOf(rows: readonly DenseRow[]): Check[] {
  const gains = gainsOf(rows);
  const [small] = gains;
  const dropsAt = (gain: number | undefined, moment: (row: DenseRow) => boolean) =>
    drops(rows, (row) => row.gain === gain && moment(row));
  const [at, untrained] = [dropsAt(small, isFinal), dropsAt(small, isUntrained)];
  const against = ({ right, relu }: Drops) => `${shortNumber(right)} against ${shortNumber(relu)} in ln NC1`;
  const inLayers = ({ larger, layers }: Drops) => `in ${larger} of ${layers} layers`;
  const checks: Check[] = [
    {
      id: "right-part",
      claim: "the right singular part lowers NC1 by more than the ReLU does, over all layers",
      source: "[AGOP], net/svd",
      origin: "quoted",
      rule:
        "the fall of ln NC1 at the right singular part, summed over layers, mean over repeats, last " +
        `epoch, smallest gain, is ${more.text}, and so is what it has over that at the ReLU`,
      seen: lowersMore(at),
      detail: `${describe(rows)}, gain ${small}: ${against(at)}`,
      control: { name: UNTRAINED, seen: lowersMore(untrained), detail: against(untrained) },
    },
    {
      id: "most-layers",
      claim: "the right singular part lowers NC1 by more than the ReLU does in most layers",
      source: "[AGOP], net/svd",
      origin: "quoted",
      rule:
        "the share of layers in which ln NC1, mean over repeats, last epoch, smallest gain, falls at " +
        `it and by more than at the ReLU, is ${most.text}`,
      seen: lowersInMost(at),
      detail: `${describe(rows)}, gain ${small}: ${inLayers(at)}`,
      control: { name: UNTRAINED, seen: lowersInMost(untrained), detail: inLayers(untrained) },
    },
  ];
  if (gains.length < 2) return checks;
  const large = dropsAt(gains.at(-1), isFinal);
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
      seen: lessShare(shareOf(at), shareOf(large)),
      detail:
        `${describe(rows)}: share ${shortNumber(shareOf(at))} at gain ${small}, ` +
        `${shortNumber(shareOf(large))} at gain ${gains.at(-1)}`,
      control: repeatsControl(rows, small!),
    },
  ];
}

/** The correlation with AGOP^½ of every layer, and its mean over them, from the first probe to the last. */
function ansatzOf(rows: readonly DenseRow[], gain: number) {
  const ends = layersOf(rows).map((layer) => endsOf(rows, gain, layer, "ansatzRoot"));
  const mean = (which: 0 | 1) => meanAndDeviation(ends.map((own) => own[which])).mean;
  const rising = ends.filter(([first, last]) => last > first).length;
  return { rising, layers: ends.length, before: mean(0), after: mean(1) };
}

type Ansatz = ReturnType<typeof ansatzOf>;

const ansatzRises = ({ rising, layers, before, after }: Ansatz) =>
  allHold(everyIs(above(1 / 2), [rising / layers]), everyIs(rises, [after - before]));

const shownAnsatz = ({ rising, layers, before, after }: Ansatz) =>
  `rises in ${rising} of ${layers} layers; mean ${shortNumber(before)} → ${shortNumber(after)} with AGOP^{1/2}`;

/** A quantity at the first probe and at the last, mean over repeats. */
function endsOf(rows: readonly DenseRow[], gain: number, layer: number, key: Quantity) {
  const { y } = course(rows, gain, layer, key);
  return [y[0] ?? Number.NaN, y.at(-1) ?? Number.NaN] as const;
}

type Ends = ReturnType<typeof endsOf>;

/** Of the within-class share the between-class one is what is left of 1. */
const left = ([first, last]: Ends): Ends => [1 - first, 1 - last];

const sharesChange = (within: Ends, between: Ends) =>
  everyIs(changes, [within[0] - within[1], between[1] - between[0]]);

const shownShares = (within: Ends, between: Ends) =>
  `within ${shortNumber(within[0])} → ${shortNumber(within[1])}, between ` +
  `${shortNumber(between[0])} → ${shortNumber(between[1])}`;

function nfaChecksOf(rows: readonly DenseRow[]): Check[] {
  const gains = gainsOf(rows);
  const gain = gains[0]!;
  const layers = layersOf(rows);
  const ofLast = (key: Quantity) => endsOf(rows, gain, layers.at(-1)!, key);
  const [within, between, shuffled] = [
    ofLast("shareWithin"),
    ofLast("shareBetween"),
    ofLast("shuffledShareWithin"),
  ];
  const ansatz = ansatzOf(rows, gain);
  const lazy = gains.length < 2 ? undefined : ansatzOf(rows, gains.at(-1)!);
  const whole = meanAndDeviation(layers.map((layer) => endsOf(rows, gain, layer, "ansatz")[1])).mean;
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
      seen: sharesChange(within, between),
      detail: `${on}: ${shownShares(within, between)}`,
      control: {
        name: "the same features, labels permuted",
        seen: sharesChange(shuffled, left(shuffled)),
        detail: shownShares(shuffled, left(shuffled)),
      },
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
      seen: ansatzRises(ansatz),
      detail: `${on}: ${shownAnsatz(ansatz)}, ${shortNumber(whole)} with AGOP`,
      control: {
        name: "the largest gain, where features are hardly learned",
        seen: lazy && ansatzRises(lazy),
        detail: lazy ? shownAnsatz(lazy) : "one gain alone",
      },
    },
  ];
}

export const svdChecks = checksOf(svdChecksOf);
export const nfaChecks = checksOf(nfaChecksOf);
