import { oneHotBlocks } from "@collapsar/datasets/parts";
import { InputError, type Matrix, type Work, zeros } from "@collapsar/linalg";
import { advance, checkInteger, checkText, ownOptions } from "@collapsar/linalg/check";
import { selectRows } from "@collapsar/linalg/parts";
import { checkModel } from "../check-arguments.js";
import { inFloat64 } from "../machine/in-float64.js";
import { partialDependenceOptions } from "../options.js";
import { predictTree } from "../tree/predict-tree.js";
import type { RfmModel } from "./rfm-model.js";

/** The mean prediction as one column moves. */
export interface PartialDependence {
  readonly feature: string;
  /** Values of the column in its own units, or its categories. */
  readonly values: readonly (number | string)[];
  /** values.length × C: the mean score over background rows with the column set to each value. */
  readonly scores: Matrix;
}

/** How many values and background rows are used. */
export interface PartialDependenceOptions extends Work {
  /** Values of a numeric column, at even quantiles of the training rows; defaults to 20. */
  readonly points?: number | undefined;
  /** Background rows, evenly from the training rows; defaults to 200. */
  readonly rows?: number | undefined;
}

/** Training rows as the machines hold them, evenly over all leaves. */
function backgroundRows(model: RfmModel, wanted: number): Matrix {
  const machines = model.tree.leaves.flatMap(({ machine }) => (machine === undefined ? [] : [machine]));
  const total = machines.reduce((sum, { centres }) => sum + centres.rows, 0);
  if (total === 0)
    throw new InputError({
      fn: "partialDependence",
      requirement: "the model must hold training rows",
      received: "only constant leaves",
    });
  const stride = Math.max(1, total / wanted);
  const parts: number[] = [];
  let next = 0;
  let before = 0;
  for (const { centres } of machines) {
    for (; next < before + centres.rows; next += stride) {
      const row = selectRows(centres, [Math.floor(next) - before]);
      for (const value of inFloat64(row).data) parts.push(value);
    }
    before += centres.rows;
  }
  return {
    rows: parts.length / model.columns.length,
    cols: model.columns.length,
    data: Float64Array.from(parts),
  };
}

/** The values that are written into the columns [start, start + row.length). */
interface Probe {
  readonly start: number;
  readonly labels: readonly (number | string)[];
  readonly cells: readonly (readonly number[])[];
}

function numericProbe(model: RfmModel, background: Matrix, column: number, points: number): Probe {
  const { means, deviations } = model.scaling ?? { means: undefined, deviations: undefined };
  const sorted = Float64Array.from(
    { length: background.rows },
    (_, i) => background.data[i * background.cols + column]!,
  ).sort();
  const at = (q: number) => sorted[Math.round(q * (sorted.length - 1))]!;
  const distinct = [
    ...new Set(Array.from({ length: points }, (_, i) => at(points === 1 ? 0.5 : i / (points - 1)))),
  ];
  const inUnits = (value: number) =>
    means === undefined ? value : means[column]! + value * deviations![column]!;
  return { start: column, labels: distinct.map(inUnits), cells: distinct.map((value) => [value]) };
}

function categoryProbe(model: RfmModel, start: number, end: number, categories: readonly string[]): Probe {
  const scaled = (k: number, value: number) => {
    if (model.scaling === undefined) return value;
    const deviation = model.scaling.deviations[k]!;
    return deviation === 0 ? 0 : (value - model.scaling.means[k]!) / deviation;
  };
  const cells = categories.map((_, c) =>
    Array.from({ length: end - start }, (_, k) => scaled(start + k, k === c ? 1 : 0)),
  );
  return { start, labels: categories, cells };
}

function probeOf(model: RfmModel, feature: string, background: Matrix, points: number): Probe {
  const block = model.coding && oneHotBlocks(model.coding).find(({ name }) => name === feature);
  const coded = model.coding?.columns.find(({ name }) => name === feature);
  if (block !== undefined && coded?.kind === "categorical") {
    return categoryProbe(model, block.start, block.end, coded.categories);
  }
  const column = model.columns.indexOf(feature);
  if (column < 0)
    throw new InputError({
      fn: "partialDependence",
      requirement: "feature must be a column of the fit",
      received: String(JSON.stringify(feature)),
    });
  return numericProbe(model, background, column, points);
}

/**
 * Partial dependence of the scores on one column: the mean over training rows with the column set to each value.
 *
 * Source: Friedman 2001, *Greedy function approximation*, section 8.2.
 *
 * @throws InputError if the model has no such column
 */
export function partialDependence(
  model: RfmModel,
  feature: string,
  options: PartialDependenceOptions = {},
): PartialDependence {
  checkModel("partialDependence", model);
  checkText("partialDependence", "feature", feature);
  const { points, rows } = ownOptions("partialDependence", partialDependenceOptions, options, [
    "signal",
    "onProgress",
  ]);
  checkInteger("partialDependence", "points", points, 1);
  checkInteger("partialDependence", "rows", rows, 1);
  const background = backgroundRows(model, rows);
  const probe = probeOf(model, feature, background, points);
  const scores = zeros(probe.labels.length, model.tree.outputs);
  probe.cells.forEach((cells, v) => {
    advance(options, { done: v, total: probe.labels.length, unit: "values", message: feature });
    const data = Float64Array.from(background.data);
    for (let i = 0; i < background.rows; i++) data.set(cells, i * background.cols + probe.start);
    const F = predictTree(model.tree, { ...background, data }, model.temperature);
    F.data.forEach((value, at) => {
      scores.data[v * F.cols + (at % F.cols)]! += value / F.rows;
    });
  });
  return { feature, values: probe.labels, scores };
}
