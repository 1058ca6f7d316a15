import { shortNumber } from "@collapsar/plot/parts";
import { type Check, effectOver } from "../check.js";
import { rankCorrelation } from "../nn/rank-correlation.js";
import { atEnd, atStart, fitted, type NetCourse, type NetSummary } from "./summary.js";

const shown = (courses: readonly NetCourse[], of: (course: NetCourse) => number) =>
  courses.length === 0
    ? "no network that fits its rows"
    : courses.map((one) => shortNumber(of(one))).join(", ");

/** Whether a rule holds for every network that fits, undefined where there is none. */
const forAll = (courses: readonly NetCourse[], holds: (course: NetCourse) => boolean): boolean | undefined =>
  courses.length === 0 ? undefined : courses.every(holds);

const change = (course: NetCourse, key: string) => atEnd(course, key) / atStart(course, key);

/** NC0 under three optimisers with weight decay: what is claimed of coupled and of decoupled decay. */
export function optimiserChecks(summary: NetSummary): Check[] {
  const [sgd, adam, adamw, none] = ["sgd", "adam", "adamw", "sgd-no-decay"].map((name) =>
    fitted(summary, name),
  );
  const nc0 = (course: NetCourse) => atEnd(course, "nc0Relative");
  const ratio = (course: NetCourse) => change(course, "nc0Relative");
  const falls = (course: NetCourse) => ratio(course) < 0.1;
  const detail = `NC0 relative at the end: sgd ${shown(sgd!, nc0)}; adam ${shown(adam!, nc0)}; adamw ${shown(adamw!, nc0)}`;
  return [
    {
      id: "coupled-decay",
      claim:
        "With coupled weight decay, under SGD and Adam alike, the sum of the classifier's rows falls to zero",
      source: "Zhao et al. 2026, arXiv 2602.16642",
      origin: "recollected",
      rule: "‖Σ w_c‖/Σ‖w_c‖ ends below a tenth of its start in every network at 99 % training accuracy under sgd and under adam",
      seen: sgd!.length * adam!.length === 0 ? undefined : forAll([...sgd!, ...adam!], falls),
      detail,
      effect: effectOver(
        "log₁₀ of NC0, end over start, under adam",
        adam!.map((one) => Math.log10(ratio(one))),
      ),
      control: {
        name: "sgd without decay, whose gradient of the sum is zero",
        seen: forAll(none!, falls),
        detail: `NC0 relative at the end ${shown(none!, nc0)}`,
      },
    },
    {
      id: "decoupled-decay",
      claim:
        "AdamW's decoupled decay keeps the sum of the classifier's rows from zero, where SGD brings it there",
      source: "Zhao et al. 2026, arXiv 2602.16642",
      origin: "recollected",
      rule: "the least ‖Σ w_c‖/Σ‖w_c‖ at the end under adamw is more than 10 times the largest under sgd, among networks at 99 % training accuracy",
      seen:
        sgd!.length * adamw!.length === 0
          ? undefined
          : Math.min(...adamw!.map(nc0)) > 10 * Math.max(...sgd!.map(nc0)),
      detail,
      effect: effectOver(
        "log₁₀ of NC0, end over start, under adamw",
        adamw!.map((one) => Math.log10(ratio(one))),
      ),
    },
  ];
}

/** The classifier of imbalanced classes against the geometry that their sizes ask for. */
export function imbalanceChecks(summary: NetSummary): Check[] {
  const [few, even] = [fitted(summary, "imbalanced"), fitted(summary, "balanced")];
  const seli = (course: NetCourse) => atEnd(course, "classifierSeli");
  const simplex = (course: NetCourse) => atEnd(course, "classifierEtf");
  const nearer = (course: NetCourse) => seli(course) < 0.9 * simplex(course);
  const closer = (course: NetCourse) =>
    atEnd(course, "minorityCosine") > atEnd(course, "majorityCosine") + 0.05;
  return [
    {
      id: "target-geometry",
      claim:
        "The classifier of imbalanced classes is nearer to the geometry of their sizes than to the simplex",
      source: "Thrampoulidis et al. 2022, SELI",
      origin: "recollected",
      rule: "its distance to SELI is below 0.9 of its distance to the simplex at the end of every network at 99 % training accuracy",
      seen: forAll(few, nearer),
      detail: `imbalanced: SELI ${shown(few, seli)}, simplex ${shown(few, simplex)}`,
      effect: effectOver(
        "distance to SELI over distance to the simplex",
        few.map((one) => seli(one) / simplex(one)),
      ),
      control: {
        name: "classes of one size, whose SELI is the simplex",
        seen: forAll(even, nearer),
        detail: `SELI ${shown(even, seli)}, simplex ${shown(even, simplex)}`,
      },
    },
    {
      id: "minority-angles",
      claim: "The rows of minority classes stand closer to each other than those of majority classes",
      source: "Fang et al. 2021, minority collapse",
      origin: "recollected",
      rule: "the mean cosine over pairs of minority rows exceeds that over majority rows by more than 0.05 in every network at 99 % training accuracy",
      seen: forAll(few, closer),
      detail: `minority ${shown(few, (one) => atEnd(one, "minorityCosine"))}, majority ${shown(few, (one) => atEnd(one, "majorityCosine"))}`,
      control: {
        name: "the same two halves of the classes at one size",
        seen: forAll(even, closer),
        detail: `${shown(even, (one) => atEnd(one, "minorityCosine"))}, ${shown(even, (one) => atEnd(one, "majorityCosine"))}`,
      },
    },
  ];
}

/** Collapse of the training rows where their labels mean nothing. */
export function shuffledChecks(summary: NetSummary): Check[] {
  const [random, own] = [fitted(summary, "shuffled labels"), fitted(summary, "true labels")];
  const collapses = (course: NetCourse) => change(course, "nc1") < 0.1;
  const guesses = (course: NetCourse) => atEnd(course, "testAccuracy") < 2 / course.classes;
  const accuracy = (course: NetCourse) => atEnd(course, "testAccuracy");
  return [
    {
      id: "collapse-of-noise",
      claim:
        "Training rows collapse under shuffled labels too, so collapse there says nothing of the test set",
      source: "Zhu et al. 2021, random labels",
      origin: "recollected",
      rule: "NC1 ends below a tenth of its start while the test accuracy stays below 2/C, in every network at 99 % training accuracy on shuffled labels",
      seen: forAll(random, (one) => collapses(one) && guesses(one)),
      detail: `NC1, end over start ${shown(random, (one) => change(one, "nc1"))}; test accuracy ${shown(random, accuracy)}`,
      effect: effectOver(
        "log₁₀ NC1, end over start",
        random.map((one) => Math.log10(change(one, "nc1"))),
      ),
      control: {
        name: "the true labels, which are learned",
        seen: forAll(own, (one) => collapses(one) && guesses(one)),
        detail: `NC1, end over start ${shown(own, (one) => change(one, "nc1"))}; test accuracy ${shown(own, accuracy)}`,
      },
    },
  ];
}

/** What weight decay does to collapse: without it the sum of the classifier's rows cannot move. */
export function decayChecks(summary: NetSummary): Check[] {
  const [without, withDecay] = [fitted(summary, "no decay"), fitted(summary, "decay")];
  const stays = (course: NetCourse) => Math.abs(change(course, "nc0") - 1) < 1e-3;
  const end = (key: string) => (course: NetCourse) => atEnd(course, key);
  const better = (key: string) =>
    without.length * withDecay.length === 0
      ? undefined
      : Math.max(...withDecay.map(end(key))) < 0.5 * Math.min(...without.map(end(key)));
  return [
    {
      id: "sum-is-kept",
      claim:
        "Cross-entropy's gradient leaves the sum of the classifier's rows as it is: without decay NC0 never falls",
      source: "the gradient sums to zero over classes",
      origin: "ours",
      rule: "‖Σ w_c‖ changes by less than a thousandth from start to end in every network at 99 % training accuracy",
      seen: forAll(without, stays),
      detail: `end over start ${shown(without, (one) => change(one, "nc0"))}`,
      control: {
        name: "the same with weight decay",
        seen: forAll(withDecay, stays),
        detail: `end over start ${shown(withDecay, (one) => change(one, "nc0"))}`,
      },
    },
    {
      id: "decay-collapses",
      claim: "Weight decay brings classifier and class means together, which training alone does more slowly",
      source: "what is asked of a control",
      origin: "ours",
      rule: "the largest centred NC3 at the end with decay is below half of the least without, among networks at 99 % training accuracy",
      seen: better("nc3Centred"),
      detail: `with ${shown(withDecay, end("nc3Centred"))}; without ${shown(without, end("nc3Centred"))}`,
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
  const falling = (rows: NetCourse["layers"]) => along(rows) <= -0.8;
  const last = (rows: NetCourse["layers"]) => rows.at(-1)?.["balancedness"] ?? Number.NaN;
  const balanced = (course: NetCourse) => last(course.layers) < 0.5 * last(course.layersAtStart);
  return [
    {
      id: "collapse-by-depth",
      claim: "NC1 falls from layer to layer in a trained network",
      source: "Súkeník et al. 2024, arXiv 2405.14468; He & Su 2023",
      origin: "recollected",
      rule: "the rank correlation of NC1 and the number of the layer is −0.8 or less at the end of every network at 99 % training accuracy with decay; not at epoch 0",
      seen: forAll(decay, ({ layers }) => falling(layers)),
      detail: `rank correlation ${shown(decay, ({ layers }) => along(layers))}`,
      effect: effectOver(
        "log₁₀ NC1, last layer over first",
        decay.map(({ layers }) => Math.log10((layers.at(-1)?.["nc1"] ?? 0) / (layers[0]?.["nc1"] ?? 0))),
      ),
      control: {
        name: "the same networks at epoch 0",
        seen: forAll(decay, ({ layersAtStart }) => falling(layersAtStart)),
        detail: `rank correlation ${shown(decay, ({ layersAtStart }) => along(layersAtStart))}`,
      },
    },
    {
      id: "balancedness",
      claim: "Weight decay balances the last hidden layer with the classifier",
      source: "Jacot et al. 2024, arXiv 2410.04887",
      origin: "recollected",
      rule: "the relative distance of W_{L}ᵀW_{L} and W_{L−1}W_{L−1}ᵀ ends below half of its start in every network at 99 % training accuracy with decay",
      seen: forAll(decay, balanced),
      detail: `start ${shown(decay, (one) => last(one.layersAtStart))}, end ${shown(decay, (one) => last(one.layers))}`,
      effect: effectOver(
        "balancedness at the end",
        decay.map((one) => last(one.layers)),
      ),
      control: {
        name: "the same without decay",
        seen: forAll(none, balanced),
        detail: `start ${shown(none, (one) => last(one.layersAtStart))}, end ${shown(none, (one) => last(one.layers))}`,
      },
    },
  ];
}
