import { largestOf, leastOf } from "@collapsar/linalg/parts";
import { shortNumber } from "@collapsar/plot/parts";
import { above, allHold, atMost, type Bound, below, everyIs } from "../bound.js";
import { type Check, effectOver } from "../check.js";
import { rankCorrelation } from "../nn/rank-correlation.js";
import { atEnd, atStart, fitted, type NetCourse, type NetSummary } from "./summary.js";

const shown = (courses: readonly NetCourse[], of: (course: NetCourse) => number) =>
  courses.length === 0
    ? "no network that fits its rows"
    : courses.map((one) => shortNumber(of(one))).join(", ");

/** Whether a bound holds of every network that fits, undefined where there is none or one has no value. */
const forAll = (bound: Bound, courses: readonly NetCourse[], of: (course: NetCourse) => number) =>
  everyIs(bound, courses.map(of));

/** The bounds of the claims: ratios, and differences of cosines. */
const [tenth, half, nearer, tenfold] = [below(0.1), below(0.5), below(0.9), above(10)];
const [closer, kept, falling, chance] = [above(0.05), below(0.001), atMost(-0.8), below(2)];

type Extreme = (values: readonly number[]) => number;

/** One extreme of some values over the other of others; none where either has no value. */
const over = (some: readonly number[], top: Extreme, others: readonly number[], bottom: Extreme) =>
  some.length > 0 && others.length > 0 ? [top(some) / bottom(others)] : [];

const change = (course: NetCourse, key: string) => atEnd(course, key) / atStart(course, key);

/** Whether one of them holds; undefined where none can be told to. */
const anyHolds = (...parts: readonly (boolean | undefined)[]) => {
  const none = allHold(...parts.map((part) => (part === undefined ? undefined : !part)));
  return none === undefined ? undefined : !none;
};

/** NC0 under three optimisers with weight decay: what is claimed of coupled and of decoupled decay. */
export function optimiserChecks(summary: NetSummary): Check[] {
  const [sgd, adam, adamw, none] = ["sgd", "adam", "adamw", "sgd-no-decay"].map((name) =>
    fitted(summary, name),
  );
  const nc0 = (course: NetCourse) => atEnd(course, "nc0Relative");
  const nc0AtStart = (course: NetCourse) => atStart(course, "nc0Relative");
  const ratio = (course: NetCourse) => change(course, "nc0Relative");
  const coupled = [...sgd!, ...adam!];
  const keptAt = (moment: typeof atEnd) => {
    const sum = (course: NetCourse) => moment(course, "nc0Relative");
    return everyIs(tenfold, over(adamw!.map(sum), leastOf, coupled.map(sum), largestOf));
  };
  const detail =
    `NC0 relative at the end: sgd ${shown(sgd!, nc0)}; adam ${shown(adam!, nc0)}; adamw ` +
    `${shown(adamw!, nc0)}`;
  return [
    {
      id: "coupled-decay",
      claim:
        "With coupled weight decay, under SGD and Adam alike, the sum of the classifier's rows falls to zero",
      source: "Zhao et al. 2026, arXiv 2602.16642",
      origin: "recollected",
      rule:
        `‖Σ w_c‖/Σ‖w_c‖ at the end over that at the start is ${tenth.text} in every network at 99 % ` +
        "training accuracy under sgd and under adam",
      seen: allHold(forAll(tenth, sgd!, ratio), forAll(tenth, adam!, ratio)),
      detail,
      effect: effectOver(
        "log₁₀ of NC0, end over start, under adam",
        adam!.map((one) => Math.log10(ratio(one))),
      ),
      control: {
        name: "sgd without decay, whose gradient of the sum is zero",
        seen: forAll(tenth, none!, ratio),
        detail: `NC0 relative at the end ${shown(none!, nc0)}`,
      },
    },
    {
      id: "decoupled-decay",
      claim:
        "AdamW's decoupled decay keeps the sum of the classifier's rows from zero, where SGD and Adam " +
        "bring it there",
      source: "Zhao et al. 2026, arXiv 2602.16642",
      origin: "recollected",
      rule:
        "the least ‖Σ w_c‖/Σ‖w_c‖ at the end under adamw over the largest under sgd and adam is " +
        `${tenfold.text}, among networks at 99 % training accuracy`,
      seen: keptAt(atEnd),
      detail,
      effect: effectOver(
        "log₁₀ of NC0, end over start, under adamw",
        adamw!.map((one) => Math.log10(ratio(one))),
      ),
      control: {
        name: "the same networks at epoch 0",
        seen: keptAt(atStart),
        detail: `NC0 relative at epoch 0: adamw ${shown(adamw!, nc0AtStart)}; sgd and adam ${shown(coupled, nc0AtStart)}`,
      },
    },
  ];
}

/** The classifier of imbalanced classes against the geometry that their sizes ask for. */
export function imbalanceChecks(summary: NetSummary): Check[] {
  const [few, even] = [fitted(summary, "imbalanced"), fitted(summary, "balanced")];
  const seli = (course: NetCourse) => atEnd(course, "classifierSeli");
  const simplex = (course: NetCourse) => atEnd(course, "classifierEtf");
  const share = (course: NetCourse) => seli(course) / simplex(course);
  const apart = (course: NetCourse) => atEnd(course, "minorityCosine") - atEnd(course, "majorityCosine");
  return [
    {
      id: "target-geometry",
      claim:
        "The classifier of imbalanced classes is nearer to the geometry of their sizes than to the simplex",
      source: "Thrampoulidis et al. 2022, SELI",
      origin: "recollected",
      rule:
        `its distance to SELI over its distance to the simplex is ${nearer.text} at the end of every ` +
        "network at 99 % training accuracy",
      seen: forAll(nearer, few, share),
      detail: `imbalanced: SELI ${shown(few, seli)}, simplex ${shown(few, simplex)}`,
      effect: effectOver("distance to SELI over distance to the simplex", few.map(share)),
      control: {
        name: "classes of one size, whose SELI is the simplex",
        seen: forAll(nearer, even, share),
        detail: `SELI ${shown(even, seli)}, simplex ${shown(even, simplex)}`,
      },
    },
    {
      id: "minority-angles",
      claim: "The rows of minority classes stand closer to each other than those of majority classes",
      source: "Fang et al. 2021, minority collapse",
      origin: "recollected",
      rule:
        `the mean cosine over pairs of minority rows less that over majority rows is ${closer.text} ` +
        "in every network at 99 % training accuracy",
      seen: forAll(closer, few, apart),
      detail:
        `minority ${shown(few, (one) => atEnd(one, "minorityCosine"))}, majority ` +
        `${shown(few, (one) => atEnd(one, "majorityCosine"))}`,
      control: {
        name: "the same two halves of the classes at one size",
        seen: forAll(closer, even, apart),
        detail:
          `${shown(even, (one) => atEnd(one, "minorityCosine"))}, ` +
          `${shown(even, (one) => atEnd(one, "majorityCosine"))}`,
      },
    },
  ];
}

/** Collapse of the training rows where their labels mean nothing. */
export function shuffledChecks(summary: NetSummary): Check[] {
  const [random, own] = [fitted(summary, "shuffled labels"), fitted(summary, "true labels")];
  const collapsesAndGuesses = (courses: readonly NetCourse[]) =>
    allHold(
      forAll(tenth, courses, (course) => change(course, "nc1")),
      forAll(chance, courses, (course) => atEnd(course, "testAccuracy") * course.classes),
    );
  const accuracy = (course: NetCourse) => atEnd(course, "testAccuracy");
  return [
    {
      id: "collapse-of-noise",
      claim:
        "Training rows collapse under shuffled labels too, so collapse there says nothing of the test set",
      source: "Zhu et al. 2021, random labels",
      origin: "recollected",
      rule:
        `NC1 at the end over that at the start is ${tenth.text} while the test accuracy times C is ` +
        `${chance.text}, in every network at 99 % training accuracy on shuffled labels`,
      seen: collapsesAndGuesses(random),
      detail:
        `NC1, end over start ${shown(random, (one) => change(one, "nc1"))}; test accuracy ` +
        `${shown(random, accuracy)}`,
      effect: effectOver(
        "log₁₀ NC1, end over start",
        random.map((one) => Math.log10(change(one, "nc1"))),
      ),
      control: {
        name: "the true labels, which are learned",
        seen: collapsesAndGuesses(own),
        detail: `NC1, end over start ${shown(own, (one) => change(one, "nc1"))}; test accuracy ${shown(own, accuracy)}`,
      },
    },
  ];
}

/** Effect of weight decay on collapse: without it the sum of the classifier's rows cannot move. */
export function decayChecks(summary: NetSummary): Check[] {
  const [without, withDecay] = [fitted(summary, "no decay"), fitted(summary, "decay")];
  const moved = (course: NetCourse) => Math.abs(change(course, "nc0") - 1);
  const end = (key: string) => (course: NetCourse) => atEnd(course, key);
  const nc3 = end("nc3Centred");
  const better = (some: readonly NetCourse[], others: readonly NetCourse[]) =>
    everyIs(half, over(some.map(nc3), largestOf, others.map(nc3), leastOf));
  const halves = [0, 1].map((odd) => without.filter((_, i) => i % 2 === odd)) as [NetCourse[], NetCourse[]];
  return [
    {
      id: "sum-is-kept",
      claim:
        "Cross-entropy's gradient leaves the sum of the classifier's rows as it is: without decay NC0 never falls",
      source: "the gradient sums to zero over classes",
      origin: "ours",
      rule:
        `the relative change of ‖Σ w_c‖ from start to end is ${kept.text} in every network at 99 % ` +
        "training accuracy",
      seen: forAll(kept, without, moved),
      detail: `end over start ${shown(without, (one) => change(one, "nc0"))}`,
      control: {
        name: "the same with weight decay",
        seen: forAll(kept, withDecay, moved),
        detail: `end over start ${shown(withDecay, (one) => change(one, "nc0"))}`,
      },
    },
    {
      id: "decay-collapses",
      claim: "Weight decay brings classifier and class means together, which training alone does more slowly",
      source: "what is asked of a control",
      origin: "ours",
      rule:
        `the largest centred NC3 at the end with decay over the least without is ${half.text}, among ` +
        "networks at 99 % training accuracy",
      seen: better(withDecay, without),
      detail: `with ${shown(withDecay, nc3)}; without ${shown(without, nc3)}`,
      control: {
        name: "one half of the networks without decay against the other, either way round",
        seen: anyHolds(better(...halves), better(halves[1], halves[0])),
        detail: halves.map((own) => shown(own, nc3)).join(" against "),
      },
    },
  ];
}

/** Collapse from layer to layer, and whether consecutive layers balance. */
export function depthChecks(summary: NetSummary): Check[] {
  const [decay, none] = [fitted(summary, "decay"), fitted(summary, "no decay")];
  const along = (rows: NetCourse["layers"]) =>
    rankCorrelation(
      rows.map(({ layer }) => layer ?? 0),
      rows.map(({ nc1 }) => nc1 ?? Number.NaN),
    );
  const last = (rows: NetCourse["layers"]) => rows.at(-1)?.["balancedness"] ?? Number.NaN;
  const balance = (course: NetCourse) => last(course.layers) / last(course.layersAtStart);
  return [
    {
      id: "collapse-by-depth",
      claim: "NC1 falls from layer to layer in a trained network",
      source: "Súkeník et al. 2024, arXiv 2405.14468; He & Su 2023",
      origin: "recollected",
      rule:
        `the rank correlation of NC1 and the number of the layer is ${falling.text} at the end of ` +
        "every network at 99 % training accuracy with decay; not at epoch 0",
      seen: forAll(falling, decay, ({ layers }) => along(layers)),
      detail: `rank correlation ${shown(decay, ({ layers }) => along(layers))}`,
      effect: effectOver(
        "log₁₀ NC1, last layer over first",
        decay.map(({ layers }) => Math.log10((layers.at(-1)?.["nc1"] ?? 0) / (layers[0]?.["nc1"] ?? 0))),
      ),
      control: {
        name: "the same networks at epoch 0",
        seen: forAll(falling, decay, ({ layersAtStart }) => along(layersAtStart)),
        detail: `rank correlation ${shown(decay, ({ layersAtStart }) => along(layersAtStart))}`,
      },
    },
    {
      id: "balancedness",
      claim: "Weight decay balances the last hidden layer with the classifier",
      source: "Jacot et al. 2024, arXiv 2410.04887",
      origin: "recollected",
      rule:
        "the relative distance of W_{L}ᵀW_{L} and W_{L−1}W_{L−1}ᵀ at the end over that at the start " +
        `is ${half.text} in every network at 99 % training accuracy with decay`,
      seen: forAll(half, decay, balance),
      detail: `start ${shown(decay, (one) => last(one.layersAtStart))}, end ${shown(decay, (one) => last(one.layers))}`,
      effect: effectOver(
        "balancedness at the end",
        decay.map((one) => last(one.layers)),
      ),
      control: {
        name: "the same without decay",
        seen: forAll(half, none, balance),
        detail: `start ${shown(none, (one) => last(one.layersAtStart))}, end ${shown(none, (one) => last(one.layers))}`,
      },
    },
  ];
}
