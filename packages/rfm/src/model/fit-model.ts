import type { Matrix } from "@collapsar/linalg";
import { checkFunction } from "@collapsar/linalg/check";
import { inFloat64 } from "../machine/in-float64.js";
import { modelOptions, rfmOptions } from "../options.js";
import { endsIn, isOver } from "../rfm/ends-at.js";
import { fitRfm, type RfmFit, type RoundListener } from "../rfm/fit-rfm.js";
import { fitTree, fitTreeParallel, type LeafRunner } from "../tree/fit-tree.js";
import type { RfmTree } from "../tree/rfm-tree.js";
import { codedTargets, type TreeTargets, targetOutputs } from "../tree/targets.js";
import type { PartialTree, TreeOptions } from "../tree/tree-options.js";
import { withOffset } from "../tune/held-out-judge.js";
import { type ChosenSettings, chooseSettings } from "./choose-settings.js";
import type { ModelData } from "./model-data.js";
import type { ModelOptions } from "./model-options.js";
import { type Preparation, prepare } from "./preparation.js";
import type { RfmModel } from "./rfm-model.js";

const allRows = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

type Kept = Pick<RfmModel, "tree" | "rounds" | "best" | "stopped">;

/** A fit whose settings are chosen. */
interface Course {
  readonly preparation: Preparation;
  readonly chosen: ChosenSettings;
  readonly options: ModelOptions;
  readonly endsAt: number | undefined;
}

/** The share of a time limit that the choice may take. */
const choosingShare = 0.6;

/** Rows beyond which a lone machine ends at the chosen round, where the number of rounds is not given. */
const allRoundsUpTo = 2000;

function begin(data: ModelData, options: ModelOptions): Course {
  const preparation = prepare(data, options);
  const { timeLimit, signal, onProgress } = options;
  const endsAt = endsIn(timeLimit);
  const chosen = chooseSettings(preparation, options, {
    endsAt: timeLimit === undefined ? undefined : endsIn(choosingShare * timeLimit),
    work: { signal, onProgress },
  });
  return { preparation, chosen, options, endsAt };
}

/** The record of the choices for machines of that ridge; another ridge than the chosen one was not measured. */
function describedBy({ model, machine }: ChosenSettings, ridge: number | undefined): ChosenSettings["model"] {
  if (ridge === undefined || ridge === machine.ridge || model.tuned === undefined) return model;
  const { round: _, ...tuned } = model.tuned;
  return { tuned: { ...tuned, ridge } };
}

/** The model around fitted machines, of the chosen ridge where no other is told. */
function finish({ preparation, chosen, options }: Course, kept: Kept, ridge?: number): RfmModel {
  const { task, taskReason, data, scaling, targets, leaves } = preparation;
  const { columns, coding } = data;
  const notes = [...(data.notes ?? []), ...(leaves.note === undefined ? [] : [leaves.note])];
  const { offset } = targets;
  const temperature = options.temperature ?? modelOptions.temperature.fallback;
  const ids = data.ids && { ids: data.ids };
  const known = { task, taskReason, columns, coding, scaling, offset, temperature, notes, ...ids };
  return { ...known, ...describedBy(chosen, ridge), ...kept };
}

const growsTree = ({ preparation: { leaves } }: Course) => leaves.leafRows !== undefined;

const labelled = (targets: TreeTargets) => (targets.kind === "labels" ? targets.labels : undefined);

/** The model, and the rounds and scores that only its fit knows: the result of `fitModel`. */
export interface ModelFit {
  readonly model: RfmModel;
  /** M after the last update, of a lone machine. */
  readonly lastMetric: Matrix | undefined;
  /** Scores of the validation rows at the kept round, of a lone machine. */
  readonly validationScores: Matrix | undefined;
}

/** Rounds of a lone machine: as many as are asked for, or up to the chosen one where more would take long. */
function roundsOf({ preparation: { X, machine }, chosen: { round }, options }: Course): number {
  if (options.rounds !== undefined || round === undefined || X.rows <= allRoundsUpTo)
    return machine.rounds ?? rfmOptions.rounds.fallback;
  return round;
}

/** A machine for all rows. */
function fitAlone(course: Course): ModelFit {
  const { preparation, chosen, options, endsAt } = course;
  const { X, targets, judged } = preparation;
  const rounds = roundsOf(course);
  const keep = ({ machine: lone, rounds: reports, best }: RfmFit, stopped: boolean): Kept => {
    const leaf = { rows: X.rows, machine: lone, constant: undefined };
    const tree = { root: 0, leaves: [leaf], outputs: targetOutputs(targets) };
    return { tree, rounds: reports, best, stopped };
  };
  const onRound: RoundListener = (round, soFar) => {
    const model = () => {
      const found = soFar();
      return finish(course, keep(found, true), found.ridge);
    };
    options.onPartial?.({ done: round.round + 1, total: rounds + 1, unit: "rounds", model });
  };
  const fit = fitRfm(inFloat64(X), codedTargets(targets, allRows(X.rows)), {
    ...chosen.machine,
    rounds,
    endsAt,
    signal: options.signal,
    onProgress: options.onProgress,
    keep: options.keep === "last" ? "last" : (chosen.round ?? (judged === undefined ? "last" : "best")),
    labels: labelled(targets),
    validation: judged && {
      X: judged.X,
      Y: codedTargets(judged.targets, allRows(judged.X.rows)),
      labels: labelled(judged.targets),
    },
    onRound,
  });
  const { lastMetric, validationScores } = fit;
  return {
    model: finish(course, keep(fit, fit.rounds.length <= rounds), fit.ridge),
    lastMetric,
    validationScores: validationScores && withOffset(validationScores, targets.offset),
  };
}

function treeOptions(course: Course): TreeOptions {
  const { preparation, chosen, options, endsAt } = course;
  const { splitRows, signal, onProgress, onPartial } = options;
  const { leafRows } = preparation.leaves;
  const round = options.keep === "last" ? undefined : chosen.round;
  const rounds = options.rounds ?? round ?? rfmOptions.rounds.fallback;
  const onLeaf = ({ done, total, tree }: PartialTree) => {
    const model = () => finish(course, keepTree(tree(), rounds, true));
    onPartial?.({ done, total, unit: "leaves", model });
  };
  const settings = {
    ...chosen.machine,
    rounds,
    keep: round === undefined ? undefined : Math.min(round, rounds),
  };
  return {
    ...settings,
    endsAt,
    leafRows,
    splitRows,
    signal,
    onProgress,
    validation: preparation.judged,
    onLeaf,
  };
}

const keepTree = (tree: RfmTree, best: number, stopped: boolean): Kept => ({
  tree,
  rounds: [],
  best,
  stopped,
});

function treeModel(tree: RfmTree, course: Course): ModelFit {
  const best = course.chosen.round ?? course.options.rounds ?? rfmOptions.rounds.fallback;
  const model = finish(course, keepTree(tree, best, isOver(course.endsAt)));
  return { model, lastMetric: undefined, validationScores: undefined };
}

/**
 * Fits a model that people can keep: codes and scales the data, chooses the ridge and the round on held-out rows,
 * learns a recursive feature machine (or, beyond `leafRows`, an xRFM tree) of all rows, and remembers all that
 * prediction needs.
 *
 * Rules: empty numeric cells become the training mean, empty categorical cells a block of zeros (`tableCoding`); a
 * constant column is scaled to 0 and tells nothing; rows at a tree's threshold go left.
 *
 * @param data - n rows with labels or numeric targets; `tableDataset(table)` gives one from a CSV or Parquet table
 * @throws InputError if there are fewer than 2 rows, a target is constant or of one class, entries are not finite, the
 * bandwidth makes every kernel value 0 or 1, or the memory budget is too small; the signal's reason when it is
 * aborted
 *   (what was finished by then `onPartial` has been handed)
 */
export function fitModel(data: ModelData, options: ModelOptions = {}): ModelFit {
  const course = begin(data, options);
  if (!growsTree(course)) return fitAlone(course);
  const { X, targets } = course.preparation;
  return treeModel(fitTree(X, targets, treeOptions(course)), course);
}

/**
 * As `fitModel`, with up to `concurrency` leaves of a tree at a time fitted by `runLeaf`, in workers say; a lone
 * machine is fitted here.
 */
export async function fitModelParallel(
  data: ModelData,
  options: ModelOptions,
  runLeaf: LeafRunner,
  concurrency?: number,
): Promise<ModelFit> {
  checkFunction("fitModelParallel", "runLeaf", runLeaf);
  const course = begin(data, options);
  if (!growsTree(course)) return fitAlone(course);
  const { X, targets } = course.preparation;
  return treeModel(await fitTreeParallel(X, targets, treeOptions(course), runLeaf, concurrency), course);
}
