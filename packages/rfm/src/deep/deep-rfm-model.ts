import { applyScaling, type ColumnScaling, columnScaling, unitNorm } from "@collapsar/datasets/parts";
import { InputError, type Matrix, matmul } from "@collapsar/linalg";
import {
  caller,
  checkFinite,
  checkInteger,
  checkKeys,
  checkList,
  checkMatrix,
  checkObject,
  checkTexts,
  named,
} from "@collapsar/linalg/check";
import { checkDeepRfm } from "../check-arguments.js";
import { inFloat64 } from "../machine/in-float64.js";
import { type MetricKernelSpec, metricKernelSpec } from "../machine/metric-kernel.js";
import { predictTiles } from "../machine/predict-tiles.js";
import { accuracy, decodeClasses } from "../machine/scores.js";
import { deepRfmOptions } from "../options.js";
import {
  type DeepRfmLayer,
  type DeepRfmOptions,
  type DeepRfmStep,
  deepRfmKernel,
  deepRfmKeys,
  deepRfmSteps,
} from "./deep-rfm.js";
import { applyMap, type DrawnMap } from "./random-map.js";

/** One layer as it acts on rows of norm 1: X → Φ(X·M^s), with the machine that its metric came from. */
export interface DeepRfmStage {
  readonly root: Matrix;
  readonly map: DrawnMap;
  /** n × d_l, the training rows as the layer's machine saw them. */
  readonly centres: Matrix;
  /** n × C. */
  readonly alpha: Matrix;
}

/** A fitted Deep RFM: plain data that maps and predicts new rows. */
export interface DeepRfmModel {
  readonly inputs: number;
  readonly classNames: readonly string[];
  readonly scaling: ColumnScaling | undefined;
  readonly kernel: MetricKernelSpec;
  readonly bandwidth: number;
  readonly stages: readonly DeepRfmStage[];
  readonly layers: readonly DeepRfmLayer[];
}

/** Settings of `fitDeepRfm`: those of a Deep RFM whose maps and kernel are plain data. */
export interface DeepRfmFitOptions extends Omit<DeepRfmOptions, "map" | "kernel"> {
  readonly kernel?: Parameters<typeof metricKernelSpec>[0] | undefined;
  /** Names of the classes; defaults to their numbers. */
  readonly classNames?: readonly string[] | undefined;
}

/**
 * Fits a Deep RFM and keeps what new rows need: the columns' scaling, and each layer's M^s, random map and machine.
 *
 * Source: [AGOP]; theory §5.
 *
 * @param X - n × d
 * @param labels - n whole numbers 0..C−1
 * @throws InputError on NaN, labels of one class, or settings out of range
 */
export function fitDeepRfm(
  X: Matrix,
  labels: ArrayLike<number>,
  options: DeepRfmFitOptions = {},
): DeepRfmModel {
  checkFitOptions("fitDeepRfm", options);
  const { classNames, ...settings } = options;
  const kept: DeepRfmKept[] = [];
  for (const step of deepRfmSteps(X, labels, settings)) kept.push(keptStep(step));
  return deepRfmModel(X, kept, { ...settings, classNames });
}

/** The parts of a finished layer that new rows need, without its matrices of n rows and D features. */
export interface DeepRfmKept {
  readonly stage: DeepRfmStage;
  readonly layer: DeepRfmLayer;
}

/** The kept parts of a step of `deepRfmSteps` whose map was drawn. */
export function keptStep(step: DeepRfmStep): DeepRfmKept {
  checkObject("keptStep", "step", step, "a step of deepRfmSteps");
  const { layer, X, MX, PhiMX, accuracy: right, root, map, alpha, features } = step;
  checkObject("keptStep", "step.features", features);
  return {
    stage: { root, map: map!, centres: features.X, alpha },
    layer: { layer, X, MX, PhiMX, accuracy: right },
  };
}

/** The model of layers that `deepRfmSteps(X, labels, options)` has finished, in their order. */
export function deepRfmModel(
  X: Matrix,
  kept: readonly DeepRfmKept[],
  options: DeepRfmFitOptions = {},
): DeepRfmModel {
  checkMatrix("deepRfmModel", "X", X);
  checkKept(kept);
  checkFitOptions("deepRfmModel", options);
  const {
    classNames,
    standardise = deepRfmOptions.standardise.fallback,
    kernel = deepRfmOptions.kernel.fallback,
    bandwidth = deepRfmOptions.bandwidth.fallback,
  } = options;
  const classes = kept[0]!.stage.alpha.cols;
  return {
    inputs: X.cols,
    classNames: Array.from({ length: classes }, (_, c) => classNames?.[c] ?? String(c)),
    scaling: standardise ? columnScaling(inFloat64(X)) : undefined,
    kernel: metricKernelSpec(kernel),
    bandwidth,
    stages: kept.map(({ stage }) => stage),
    layers: kept.map(({ layer }) => layer),
  };
}

function checkFitOptions(fn: string, options: DeepRfmFitOptions): void {
  checkKeys(fn, options, [...deepRfmKeys, "classNames"]);
  if (options.classNames !== undefined) checkTexts(fn, "classNames", options.classNames);
}

function checkKept(kept: readonly DeepRfmKept[]): void {
  checkList("deepRfmModel", "kept", kept);
  checkInteger("deepRfmModel", "number of kept layers", kept.length, 1);
  for (const one of kept) {
    checkObject("deepRfmModel", "kept layer", one);
    checkObject("deepRfmModel", "kept stage", one.stage);
    checkMatrix("deepRfmModel", "alpha of a stage", one.stage.alpha);
  }
}

function scaled({ inputs, scaling }: DeepRfmModel, X: Matrix): Matrix {
  checkMatrix(caller, "X", X);
  checkFinite(caller, "X", X);
  if (X.cols !== inputs) {
    const requirement = `rows must have the ${inputs} columns of the fit`;
    throw new InputError({ requirement, received: String(X.cols) });
  }
  return scaling === undefined ? inFloat64(X) : applyScaling(inFloat64(X), scaling);
}

/** One layer: rows of any norm to the features that come out of it. */
const through = ({ root, map }: DeepRfmStage, H: Matrix) => applyMap(map, matmul(unitNorm(H), root));

/**
 * New rows after the first `layers` layers (all by default): Φ(X·M^{1/2}) of the last of them, m × D.
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function transformDeepRfm(model: DeepRfmModel, X: Matrix, layers?: number): Matrix {
  checkDeepRfm("transformDeepRfm", model);
  if (layers !== undefined) checkInteger("transformDeepRfm", "layers", layers, 0);
  const rows = named("transformDeepRfm", () => scaled(model, X));
  return model.stages.slice(0, layers).reduce((H, stage) => through(stage, H), rows);
}

/**
 * Scores of new rows by each layer's machine, m × C, from the first layer to the last.
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function deepRfmScores(model: DeepRfmModel, X: Matrix): Matrix[] {
  checkDeepRfm("deepRfmScores", model);
  const kernel = deepRfmKernel({ kernel: model.kernel, bandwidth: model.bandwidth });
  let H = named("deepRfmScores", () => scaled(model, X));
  return model.stages.map((stage) => {
    const F = predictTiles(kernel, unitNorm(H), stage.centres, stage.alpha);
    H = through(stage, H);
    return F;
  });
}

/**
 * Classes 0..C−1 of new rows by the last layer's machine.
 *
 * @throws InputError if the rows do not have the fit's columns
 */
export function predictDeepRfm(model: DeepRfmModel, X: Matrix): Int32Array {
  checkDeepRfm("predictDeepRfm", model);
  return decodeClasses(deepRfmScores(model, X).at(-1)!);
}

/** The share of rows that each layer's machine gets right: accuracy to stand beside the layer's NC1. */
export function deepRfmAccuracy(model: DeepRfmModel, X: Matrix, labels: ArrayLike<number>): number[] {
  checkDeepRfm("deepRfmAccuracy", model);
  return deepRfmScores(model, X).map((F) => accuracy(decodeClasses(F), labels));
}
