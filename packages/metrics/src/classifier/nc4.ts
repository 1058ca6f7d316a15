import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { checkFinite, checkMatrix, named } from "@collapsar/linalg/check";
import { blocks } from "@collapsar/linalg/engine";
import { rowRange, selectRows } from "@collapsar/linalg/parts";
import { classSlots } from "../operations/js/class-slots.js";
import { type ClassMeans, checkMeans } from "../statistics/class-means.js";
import type { DeviationBlock, DeviationVisitor } from "../statistics/deviations.js";
import { type FeatureOptions, measureRows, secondPass } from "../statistics/summarise-features.js";
import { type Classifier, type MatchedClassifier, matchClassifier } from "./classifier.js";
import { labelRule } from "./label-rule.js";
import { type Decided, safeRadii, TILE } from "./safe-radii.js";
import { largestScores, linearScores, nearestScores, type ScoredRows, scoredRows } from "./scores.js";

/** Rows that are scored at a time: of few features a block has very many. */
const BATCH = 2048;

/** The classes that `ask` gives to rows, batch by batch. */
function inBatches(rows: Matrix, ask: (part: Matrix, first: number) => Int32Array): Int32Array {
  if (rows.rows <= BATCH) return ask(rows, 0);
  const all = new Int32Array(rows.rows);
  for (const [first, count] of blocks(rows.rows, BATCH)) {
    all.set(ask(rowRange(rows, first, first + count), first), first);
  }
  return all;
}

/** A rule that gives rows a class by the largest of their scores. */
interface Rule {
  /** Its scores around the class means. */
  readonly around: Decided;
  scored(rows: Matrix): ScoredRows;
}

/** argmax(Wh + b), h in the scale of the means. */
function classifierRule({ weights, bias, scale }: MatchedClassifier, means: ClassMeans): Rule {
  const shift = bias.map((b) => b * scale * means.scale);
  const scores = linearScores(weights, shift);
  return {
    around: { scores, centres: means.means, origin: means.origin },
    scored: (rows) => scoredRows(rows, means.scale),
  };
}

/** The nearest class mean: argmax(⟨h, μ_c⟩ − ½‖μ_c‖²), in coordinates around the origin. */
function meanRule({ means, scale, origin }: ClassMeans): Rule {
  return {
    around: { scores: nearestScores(means), centres: means },
    scored: (rows) => scoredRows(rows, scale, origin),
  };
}

/** The class of each row by all scores. */
function decide({ around, scored }: Rule, rows: Matrix): Int32Array {
  return inBatches(rows, (part) => largestScores(scored(part), around.scores));
}

/** How often the classifier and the nearest class mean are right, and how often they differ, by class. */
export interface Decisions {
  /** Rows of each class on which argmax(Wh + b) differs from the nearest class mean. */
  readonly disagreements: Float64Array;
  readonly classifierRight: Float64Array;
  readonly nearestRight: Float64Array;
}

/** Rows a class, among those that they spare, from which radii around all means pay: they cost up to 1.5 C²p. */
const PAYS = 2;

/** The part of a squared radius that counts: more than the rounding of ‖h − μ‖². */
const WITHIN = 1 - 2 ** -30;

/** What decides around some of the classes alone. */
function among({ scores, centres, origin }: Decided, chosen: readonly number[]): Decided {
  const A = selectRows(scores.A, chosen);
  const shift = Float64Array.from(chosen, (c) => scores.shift[c]!);
  const own = centres === scores.A ? A : selectRows(centres, chosen);
  return { scores: linearScores(A, shift), centres: own, origin };
}

/**
 * The share of a block's rows that radii can spare at most, from some of its classes: they lie no farther from their
 * nearest boundary among all classes than from that among a few.
 */
function sparedShare(around: Decided, { classes, spreads }: DeviationBlock): number {
  const { own, slots } = classSlots(classes);
  const radii = safeRadii(among(around, [...slots.keys()].slice(0, TILE)));
  const rows = Array.from(own.keys()).filter((i) => own[i]! < radii.length);
  const near = rows.filter((i) => spreads[i]! < radii[own[i]!]! * WITHIN);
  return near.length / rows.length;
}

/**
 * The squared radii around all means; zeros where they cost more than they spare: half of the rows as a guess, where
 * classes are so few that a trial is all there is, else what the first block tells.
 */
function worthwhileRadii(around: Decided, block: DeviationBlock, means: ClassMeans, work: Work) {
  const { classes: C, counts } = means;
  const share = C <= TILE ? 0.5 : sparedShare(around, block);
  return share * sumOver(counts) >= PAYS * C ? safeRadii(around, work) : new Float64Array(C);
}

/** Classes from which a label is held against the others before it is asked which of them has the largest score. */
const MANY = 2 * TILE;

/**
 * The classes of a block's rows by a rule: of those that lie near their class mean without products; −1 where there are
 * many classes and another one than the label wins.
 */
function labeller(rule: Rule, means: ClassMeans, work: Work) {
  const { around, scored } = rule;
  const held = means.classes >= MANY ? labelRule(around.scores) : undefined;
  const ask = (rows: Matrix, labels: Int32Array) =>
    held
      ? inBatches(rows, (part, first) => held(scored(part), labels.subarray(first, first + part.rows)))
      : decide(rule, rows);
  let radii: Float64Array | undefined;
  return (block: DeviationBlock): Int32Array => {
    const { kept, classes, spreads } = block;
    if (classes.length === 0) return classes;
    radii ??= worthwhileRadii(around, block, means, work);
    const least = radii;
    const unsure = Array.from(classes.keys()).filter((i) => !(spreads[i]! < least[classes[i]!]! * WITHIN));
    if (unsure.length === 0) return classes;
    if (unsure.length === classes.length) return ask(kept, classes);
    const labels = classes.slice();
    const asked = ask(
      selectRows(kept, unsure),
      Int32Array.from(unsure, (i) => classes[i]!),
    );
    unsure.forEach((i, k) => {
      labels[i] = asked[k]!;
    });
    return labels;
  };
}

/** Gives both rules' classes to the rows whose label neither of them gives. */
function settle(rules: readonly Rule[], kept: Matrix, decided: readonly Int32Array[]): void {
  const open = Array.from(decided[0]!.keys()).filter((i) => decided.every((labels) => labels[i]! < 0));
  if (open.length === 0) return;
  const rows = selectRows(kept, open);
  rules.forEach((rule, r) => {
    const found = decide(rule, rows);
    open.forEach((i, k) => {
      decided[r]![i] = found[k]!;
    });
  });
}

/**
 * Counts the decisions of a classifier (where there is one) and of the nearest class mean: those of rows so near to
 * their class mean that they are certain without products, the others by all scores.
 *
 * @param work - watched while the radii around the means are found
 */
export function decisionCounts(
  means: ClassMeans,
  classifier: MatchedClassifier | undefined,
  work: Work = {},
) {
  const zeros = () => new Float64Array(means.classes);
  const counts: Decisions = { disagreements: zeros(), classifierRight: zeros(), nearestRight: zeros() };
  const rules = [meanRule(means), ...(classifier ? [classifierRule(classifier, means)] : [])];
  const labellers = rules.map((rule) => labeller(rule, means, work));
  const visit: DeviationVisitor = (block) => {
    const found = labellers.map((label) => label(block));
    if (classifier) settle(rules, block.kept, found);
    const [nearest, decided] = found as [Int32Array, Int32Array?];
    for (let i = 0; i < nearest.length; i++) {
      const c = block.classes[i]!;
      if (nearest[i] === c) counts.nearestRight[c]!++;
      if (decided?.[i] === c) counts.classifierRight[c]!++;
      if (decided && decided[i] !== nearest[i]) counts.disagreements[c]!++;
    }
  };
  return { visit, result: () => counts };
}

/**
 * Counts the rows h of H with argmax_c (⟨w_c, h⟩ + b_c) ≠ argmin_c ‖h − μ_c‖: those on which the classifier and the
 * nearest class mean decide differently, whether or not one of them is right. Ties go to the lower class.
 *
 * The sum of the counts of all batches over n is NC4, 0 at collapse. The means μ_c are those handed in, of the training
 * features for NC4 as published: stream the features once through `updateStatistics`, summarise, and once more
 * through this function. Classes run in tiles: memory O(p) a row.
 *
 * Source: Papyan, Han, Donoho 2020, (NC4), "simplification to nearest class-center" (NCC). Trap: labels do not enter,
 * so a row that both get wrong alike is no disagreement.
 *
 * @param H - a batch of features, b × p
 * @param means - class means of p features
 * @param classifier - W, C × p, and the bias b, C
 * @returns a count from 0 to b
 * @throws InputError if shapes disagree or an entry is not finite
 */
export function nc4Disagreements(H: Matrix, means: ClassMeans, classifier: Classifier): number {
  return named("nc4Disagreements", () => {
    const fn = "nc4Disagreements";
    checkMeans("means", means);
    checkMatrix(fn, "H", H);
    if (H.cols !== means.features) {
      const requirement = `must have ${means.features} columns`;
      throw new InputError({ fn, argument: "H", requirement, received: String(H.cols) });
    }
    checkFinite(fn, "H", H);
    const byMean = meanRule(means);
    const byClassifier = classifierRule(matchClassifier(classifier, means), means);
    let count = 0;
    const [nearest, decided] = [decide(byMean, H), decide(byClassifier, H)];
    for (let i = 0; i < nearest.length; i++) if (decided[i] !== nearest[i]) count++;
    return count;
  });
}

/** Σ over the classes. */
export function sumOver(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}

/**
 * NC4: the share of samples on which argmax(Wh + b) differs from the nearest class mean; 0 at collapse.
 *
 * Source: Papyan, Han, Donoho 2020 (`neural-collapse` on PyPI leaves the bias out). Trap: it is no error rate: both
 * may be wrong alike.
 *
 * @param H - features, n × p
 * @throws InputError if shapes disagree, a class has one sample, or an entry is not finite
 */
export function nc4(
  H: Matrix,
  labels: ArrayLike<number>,
  classifier: Classifier,
  options: FeatureOptions = {},
): number {
  return named("nc4", () => {
    const measured = measureRows(H, labels, options);
    const counted = decisionCounts(measured.means, matchClassifier(classifier, measured.means));
    secondPass(measured, [counted.visit]);
    return sumOver(counted.result().disagreements) / sumOver(measured.means.counts);
  });
}
