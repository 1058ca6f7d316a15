import type { Kernel } from "@collapsar/kernels";
import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { checkMatrix, checkWork } from "@collapsar/linalg/check";
import { checkMachine } from "../check-arguments.js";
import { inFloat64 } from "../machine/in-float64.js";
import { metricKernel } from "../machine/metric-kernel.js";
import { type MetricMap, metricMap } from "../machine/metric-map.js";
import { predictTiles } from "../machine/predict-tiles.js";
import { softmax } from "../solver/softmax.js";
import type { RfmMachine } from "./fit-rfm.js";

/** Shared data of all predictions of a machine. */
interface PreparedMachine {
  readonly map: MetricMap;
  readonly kernel: Kernel;
  /** The centres, mapped by the metric. */
  readonly centres: Matrix;
}

/** Entries of centres that are kept mapped (8 MiB): a tree of many rows is not held twice. */
const keptEntries = 2 ** 20;

const prepared = new WeakMap<RfmMachine, PreparedMachine>();

/** The machine on mapped centres; of a small one it is kept, so that one row at a time is predicted quickly. */
export function preparedMachine(machine: RfmMachine): PreparedMachine {
  const known = prepared.get(machine);
  if (known !== undefined) return known;
  const { kernel, bandwidth, metric, centres } = machine;
  const map = metricMap(kernel, metric, centres.cols);
  const made = { map, kernel: metricKernel(kernel, bandwidth), centres: map.points(inFloat64(centres)) };
  if (centres.data.length <= keptEntries) prepared.set(machine, made);
  return made;
}

/**
 * Scores of new rows, m × C, in blocks of rows.
 *
 * @throws InputError if the rows do not have the centres' columns
 */
export function predictRfm(machine: RfmMachine, X: Matrix, work: Work = {}): Matrix {
  checkMachine("predictRfm", machine);
  checkMatrix("predictRfm", "X", X);
  checkWork("predictRfm", work);
  if (X.cols !== machine.centres.cols) {
    const requirement = `rows must have the ${machine.centres.cols} columns of the fit`;
    throw new InputError({ fn: "predictRfm", requirement, received: String(X.cols) });
  }
  const { map, kernel, centres } = preparedMachine(machine);
  const scores = predictTiles(kernel, map.points(X), centres, machine.alpha, work);
  return machine.loss === "logistic" ? softmax(scores) : scores;
}
