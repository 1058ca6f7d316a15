import { DataError } from "@collapsar/datasets";
import { shown, withFile, withPart } from "@collapsar/datasets/parts";
import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import {
  type ClassMeans,
  type DetectorSource,
  type Measurement,
  type MeasureOptions,
  type MetricGroup,
  measureFeatures,
  regressionCollapse,
  type ScoredSets,
  summariseStatistics,
  UndefinedQuantityError,
} from "@collapsar/metrics";
import { debiasedCka, SingleSampleError } from "@collapsar/metrics/parts";
import { UsageError } from "../contract/errors.js";
import type { MetricsOptions } from "./flags.js";
import { labelSizes, labelValues } from "./label-values.js";
import { type OpenedSet, openFeatures } from "./opened-set.js";
import type { MetricsRow } from "./row.js";
import { writeScores } from "./scores-file.js";
import { blocksOf } from "./statistics-of.js";
import type { SavedSummary } from "./summary-file.js";

/** Data that all files of a series share. */
export interface SharedInputs {
  readonly means?: SavedSummary | undefined;
}

/** Class means of a summary, numbered as its labels are. */
export function meansOf({ stats, names }: SavedSummary, weighting: MetricsOptions["weighting"]): ClassMeans {
  const { scatter: _, ...bare } = stats;
  const means = summariseStatistics(bare, weighting);
  const values = labelValues(names);
  return { ...means, values: means.values.map((c) => values[c]!) };
}

/** Labels of a set in the numbering of given means, matched by name. */
function renumbered({ path, y, names }: OpenedSet, given: readonly string[]): Int32Array {
  const values = labelValues(given);
  const places = new Map(given.map((name, c) => [name, values[c]!]));
  return y.map((label) => {
    if (label < 0) return label;
    const name = names.get(label)!;
    const value = places.get(name);
    if (value !== undefined) return value;
    throw new InputError({
      requirement: "every class must have a mean in the file of means",
      received: `class ${name}`,
      place: { file: path },
    });
  });
}

/** The groups that the measurement knows; `regression` and `depth` are measured apart. */
function groupsOf({ metrics }: MetricsOptions): readonly (MetricGroup | "all")[] | undefined {
  return metrics?.filter((group) => group !== "regression" && group !== "depth") as
    | (MetricGroup | "all")[]
    | undefined;
}

/** Fit data of out-of-distribution scores where means are given: their summary, with the shared scatter. */
function fitOn({ means }: SharedInputs): DetectorSource | undefined {
  if (means?.stats.scatter === undefined) return undefined;
  const summary = summariseStatistics(means.stats, "sample");
  return { means: { ...summary, values: meansOf(means, "sample").values }, within: summary.sigmaW! };
}

function wholeMatrix(H: OpenedSet["H"]): Matrix {
  if (!("blocks" in H)) return H;
  const data = new Float64Array(H.rows * H.cols);
  let at = 0;
  for (const X of blocksOf(H)) {
    data.set(X.data, at);
    at += X.data.length;
  }
  return { rows: H.rows, cols: H.cols, data };
}

/** The collapse of a regression, its reasons under dotted keys. */
function regressionOf(set: OpenedSet): { regression: MetricsRow; undefined?: MetricsRow } {
  if (set.target === undefined) {
    throw new UsageError(
      `--metrics regression: ${set.path} has no numeric targets, expected some under --y-key or --labels`,
    );
  }
  if (set.weights === undefined) {
    throw new UsageError(
      `--metrics regression: needs the last layer's weights, expected --weights or W in ${set.path}`,
    );
  }
  const { undefined: reasons, ...values } = regressionCollapse(wholeMatrix(set.H), set.target, set.weights);
  const keyed = Object.fromEntries(Object.entries(reasons).map(([key, why]) => [`regression.${key}`, why]));
  return { regression: values, ...(Object.keys(keyed).length > 0 && { undefined: keyed }) };
}

/** Debiased CKA with another file's features, or the reason why there is none. */
async function ckaWith(set: OpenedSet, path: string): Promise<{ cka: number | null; reason?: string }> {
  const other = await openFeatures(path, "cka");
  try {
    return { cka: debiasedCka(wholeMatrix(set.H), wholeMatrix(other.H)) };
  } catch (error) {
    if (!(error instanceof UndefinedQuantityError)) throw error;
    return { cka: null, reason: error.message };
  } finally {
    other.close();
  }
}

/** The measurement under the keys of the command line: the table of classes is called `classes`, with their names. */
function keyed({ table, ...rest }: Measurement, names: ReadonlyMap<number, string>): MetricsRow {
  if (table === undefined) return rest;
  const named = (label: number) => {
    const name = names.get(label) ?? String(label);
    return /^\d+$/.test(name) ? Number(name) : name;
  };
  const classes = table.map((row) => ({ ...row, label: named(row.label), nearest: named(row.nearest) }));
  return { ...rest, classes };
}

/** A class with a single sample, by the place of its label. */
function placedSingle(error: unknown, { y, names, labelsAt }: OpenedSet): unknown {
  if (!(error instanceof SingleSampleError)) return error;
  const sizes = labelSizes(y);
  const row = y.findIndex((label) => sizes.get(label) === 1);
  if (row < 0) return error;
  return new DataError({
    file: labelsAt.file,
    row: labelsAt.rows?.[row] ?? row + 1,
    expected: "at least 2 samples of every class",
    found: `1 of class ${JSON.stringify(names.get(y[row]!))}`,
    mend: ["leave such classes out with ", { option: "minPerClass", value: "2" }, ", or add samples"],
  });
}

/** A classifier that the file itself holds, by its array: no option named it. */
function ownClassifier(error: unknown, { classifierKeys = {} }: OpenedSet): unknown {
  if (!(error instanceof InputError)) return error;
  const { argument = "", requirement, received } = error.fault;
  const key = Object.hasOwn(classifierKeys, argument) ? classifierKeys[argument] : undefined;
  const wording = typeof requirement === "string" ? [requirement] : requirement;
  return key === undefined
    ? error
    : withPart(new InputError({ requirement: wording, received }), `array ${shown(key)}`);
}

/** Rows of the weights belong to labels that are numbers from 0; to names in order only where there is one for each. */
function checkNamedRows({ weights }: OpenedSet, names: ReadonlyMap<number, string>): void {
  if (weights === undefined || weights.rows <= names.size) return;
  const named = [...names].find(([value, name]) => Number(name) !== value);
  if (named === undefined) return;
  throw new InputError({
    argument: "weights",
    requirement:
      `must have a row for each of the ${names.size} classes, in their order, ` +
      `where a label such as ${JSON.stringify(named[1])} is the number of no row`,
    received: `${weights.rows}×${weights.cols}`,
  });
}

/** Everything that was asked for of one set. */
export async function measureSet(
  set: OpenedSet,
  options: MetricsOptions,
  shared: SharedInputs,
  work: Work,
): Promise<MetricsRow> {
  if (options.metrics?.includes("regression") === true)
    return { n: set.H.rows, p: set.H.cols, ...regressionOf(set) };
  const { means } = shared;
  const labels = means ? renumbered(set, means.names) : set.y;
  const names = means
    ? new Map(labelValues(means.names).map((value, c) => [value, means.names[c]!]))
    : set.names;
  const ood = options.ood === undefined ? undefined : await openFeatures(options.ood, "ood");
  let scores: ScoredSets | undefined;
  const settings: MeasureOptions = {
    metrics: groupsOf(options),
    weights: set.weights,
    bias: set.bias,
    weighting: options.weighting,
    rieszExponent: options.riesz,
    cdnvExponent: options.cdnvExponent,
    minPerClass: options.minPerClass,
    means: means && meansOf(means, options.weighting),
    ood: ood?.H,
    fitOn: fitOn(shared),
    ...(options.scores !== undefined && {
      onScores: (scored: ScoredSets) => {
        scores = scored;
      },
    }),
  };
  try {
    checkNamedRows(set, names);
    const row = keyed(measureFeatures(set.H, labels, settings, work), names);
    const { cka, reason } = options.cka === undefined ? {} : await ckaWith(set, options.cka);
    // kept by a call that succeeds
    if (scores !== undefined) writeScores(options.scores!, scores, names);
    if (cka === undefined) return row;
    const reasons = { ...(row["undefined"] as object | undefined), ...(reason && { cka: reason }) };
    return { ...row, cka, ...(Object.keys(reasons).length > 0 && { undefined: reasons }) };
  } catch (error) {
    throw withFile(ownClassifier(placedSingle(error, set), set), set.path);
  } finally {
    ood?.close();
  }
}
