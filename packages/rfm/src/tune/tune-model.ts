import { InputError, type Matrix, seededRandom, type Work } from "@collapsar/linalg";
import { rfmOptions } from "../options.js";
import { isOver } from "../rfm/ends-at.js";
import type { RfmOptions } from "../rfm/rfm-options.js";
import { labelsOf, type TreeTargets, takeTargets, targetOutputs } from "../tree/targets.js";
import { machineCost } from "../tree/tree-cost.js";
import type { Calibration } from "./calibration.js";
import type { Candidate, Choice } from "./choice.js";
import { heldOutFolds } from "./folds.js";
import { type HeldOut, meanAndSpread } from "./held-out.js";
import { heldOutJudge } from "./held-out-judge.js";
import { type FoldData, foldData, validationData } from "./judged-course.js";
import { type ScoreName, scoreNames } from "./score-name.js";
import { tune } from "./tune.js";

/** Budget and aim of a search. */
export interface TuneSettings {
  /** Settings to choose from; the first variant is the default. */
  readonly ridges: readonly number[];
  /** Those of the ridges whose machines may teach the metric, the default first. */
  readonly metricRidges: readonly number[];
  readonly variants: readonly Candidate[];
  readonly metric: ScoreName | undefined;
  /** Folds of a cross-validation, where the caller wants one; else as many as the budget allows. */
  readonly folds: number | undefined;
  /** Rounds without a better one after which a candidate ends; defaults to 2. */
  readonly patience: number | undefined;
  /** Rows that the search looks at. */
  readonly mostRows: number;
}

/** Result of a search, for the model and for its report. */
export interface TunedModel {
  readonly choice: Choice;
  readonly heldOut: HeldOut;
  readonly calibration: Calibration | undefined;
  readonly folds: readonly FoldData[];
  readonly judged: number;
  readonly cut: boolean;
}

/** Rows given to judge by. */
interface JudgedRows {
  readonly X: Matrix;
  readonly targets: TreeTargets;
}

export interface TuneInput {
  readonly X: Matrix;
  readonly targets: TreeTargets;
  readonly machine: RfmOptions;
  readonly settings: TuneSettings;
  /** Rows given to judge by. */
  readonly validation: JudgedRows | undefined;
  readonly asShares: (F: Matrix) => Matrix;
  /** Whether only the last round counts. */
  readonly lastOnly: boolean;
  readonly work: Work;
}

const defaultPatience = 2;

/** Operations that a search may always take (a fraction of a second), and beyond them its share of the fit's. */
const [freeOperations, shareOfFit] = [4e9, 2];

/** Time of a round of a search, whose ridges share all but their factors, against one of a fit. */
const solvesOfRound = 2;

/**
 * Folds that the rows are dealt into. Where only one is judged it is a third of them: of ten tables of 1,440 rows the
 * choices by a third had 1.7 % less error than those by a fifth, and took less time.
 */
const [foldsOfMany, foldsOfOne] = [5, 3];

/** Fewest rows that can be judged by. */
const fewestRows = 10;

/** The searched rows to fit on, the given ones to judge by. */
function givenFold({ X, targets, machine, settings }: TuneInput, validation: JudgedRows): FoldData {
  const train = searchedRows(X.rows, settings.mostRows, machine.seed ?? rfmOptions.seed.fallback);
  return validationData(X, targets, train, validation, machine.sampleWeights);
}

/** Five folds, or as many of them as the search may cost. */
function affordableFolds(
  n: number,
  rows: number,
  d: number,
  outputs: number,
  rounds: number,
  variants: number,
): number {
  const sizes = { d, outputs, rounds };
  const budget = Math.max(freeOperations, shareOfFit * machineCost(n, sizes));
  const each = solvesOfRound * variants * machineCost(Math.ceil(0.8 * rows), sizes);
  return Math.max(1, Math.min(foldsOfMany, Math.floor(budget / each)));
}

function ownFolds({ X, targets, machine, settings }: TuneInput): FoldData[] | undefined {
  const { folds, mostRows, variants } = settings;
  const seed = machine.seed ?? 0;
  const rows = searchedRows(X.rows, mostRows, seed);
  if (rows.length < fewestRows) return undefined;
  if (folds !== undefined && folds > rows.length / 2) {
    const requirement = `must be at most half of the ${rows.length} rows`;
    throw new InputError({ fn: "fitModel", argument: "folds", requirement, received: String(folds) });
  }
  const { rounds = rfmOptions.rounds.fallback } = machine;
  const outputs = targetOutputs(targets);
  const used = folds ?? affordableFolds(X.rows, rows.length, X.cols, outputs, rounds, variants.length);
  const dealt = folds ?? (used === 1 ? foldsOfOne : foldsOfMany);
  const split = heldOutFolds(rows, { folds: dealt, used }, labelsOf(targets, allRows(X.rows)), seed);
  return split.map((fold) => foldData(X, targets, fold, machine.sampleWeights));
}

/** All rows, or so many of any part of the table. */
function searchedRows(n: number, most: number, seed: number): Int32Array {
  return Int32Array.from(seededRandom(seed).permutation(n).subarray(0, most)).sort();
}

const allRows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

/**
 * Chooses ridge, kernel and round by held-out rows: those that are given, else folds of the training rows.
 *
 * @returns undefined where there are too few rows to judge by
 */
export function tuneModel(input: TuneInput): TunedModel | undefined {
  const { targets, machine, settings, validation, asShares, lastOnly, work } = input;
  const folds = validation === undefined ? ownFolds(input) : [givenFold(input, validation)];
  if (folds === undefined || folds.some(({ isConstant }) => isConstant)) return undefined;
  const judge = heldOutJudge({
    held: validation?.targets ?? takeTargets(targets, Int32Array.from(folds.flatMap(({ rows }) => rows))),
    offset: targets.offset,
    sizes: folds.map(({ validation: { X } }) => X.rows),
    weights:
      validation === undefined && machine.sampleWeights
        ? folds.flatMap(({ rows }) => rows.map((row) => machine.sampleWeights![row]!))
        : undefined,
    metric: settings.metric,
    asShares,
  });
  const { ridges, metricRidges, variants, metric, patience = defaultPatience } = settings;
  const { best, judged } = tune({
    machine,
    folds,
    judge,
    metric,
    ridges,
    metricRidges,
    variants,
    patience,
    lastOnly,
    work,
  });
  const scores = judge.scores(best.scores);
  const shown = metric ?? scoreNames[targets.kind === "labels" ? "classification" : "regression"][0];
  const { value, spread } = meanAndSpread(judge.byFold(best.scores, shown), scores[shown] ?? Number.NaN);
  const rows = best.scores.rows;
  return {
    choice: best,
    heldOut: { metric: shown, value, spread, folds: folds.length, rows, scores },
    calibration: judge.calibration(best.scores),
    folds,
    judged,
    cut: isOver(machine.endsAt),
  };
}
