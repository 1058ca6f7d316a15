import { existsSync } from "node:fs";
import { DataError } from "@collapsar/datasets";
import { loadDataset, openNpyRows, readLabels, readNpyMatrix } from "@collapsar/datasets/node";
import { type Matrix, rowMeans, transpose } from "@collapsar/linalg";
import { type CollapseMetrics, collapseMetrics } from "@collapsar/metrics";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { loadData, noteDecisions } from "../../data-argument/load-data.js";
import { textTable } from "../../output/table.js";
import { streamMetrics } from "./stream-metrics.js";

interface MetricsOptions {
  readonly labels?: string;
  readonly weights?: string;
  readonly bias?: string;
  readonly ood?: string;
  readonly weighting: "sample" | "class";
  readonly riesz?: number;
}

/** Options that choose or change rows need the whole array. */
const wholeArrayOptions = [
  "classes",
  "minPerClass",
  "perClass",
  "testFraction",
  "scale",
  "standardize",
  "unitNorm",
];

/** A plain .npy file with labels beside it is read in batches. */
function streams(spec: string, { options }: CommandContext): boolean {
  if (!/\.npy$/i.test(spec) || options["labels"] === undefined) return false;
  return existsSync(spec) && wholeArrayOptions.every((key) => options[key] === undefined);
}

/** A classifier from .npy files, checked against the features. */
function readClassifier({ weights, bias }: MetricsOptions): { weights?: Matrix; bias?: ArrayLike<number> } {
  if (weights === undefined) {
    if (bias === undefined) return {};
    throw new DataError({
      file: bias,
      expected: "a classifier beside its bias",
      found: "none",
      mend: "name it with --weights",
    });
  }
  const W = readNpyMatrix(weights);
  return { weights: W, ...(bias === undefined ? {} : { bias: readNpyMatrix(bias).data }) };
}

function checkClassifier(
  { weights, bias }: MetricsOptions,
  classifier: { weights?: Matrix; bias?: ArrayLike<number> },
  classes: number,
  p: number,
): void {
  const { weights: W, bias: b } = classifier;
  if (W !== undefined && (W.rows !== classes || W.cols !== p)) {
    throw new DataError({
      file: weights,
      expected: `a classifier of ${classes} × ${p} (classes × features)`,
      found: `${W.rows} × ${W.cols}`,
    });
  }
  if (b !== undefined && b.length !== classes) {
    throw new DataError({ file: bias, expected: `${classes} numbers, one a class`, found: String(b.length) });
  }
}

/** The mean of out-of-distribution features. */
async function oodMean(spec: string, p: number): Promise<ArrayLike<number>> {
  const mean = /\.npy$/i.test(spec)
    ? streamedMean(spec)
    : rowMeans(transpose((await loadDataset(spec, { task: "any" })).X));
  if (mean.length !== p) {
    throw new DataError({
      file: spec,
      expected: `${p} features, as the others have`,
      found: String(mean.length),
    });
  }
  return mean;
}

function streamedMean(path: string): Float64Array {
  const file = openNpyRows(path);
  try {
    const sum = new Float64Array(file.cols);
    for (const { X } of file.batches())
      for (let k = 0; k < X.data.length; k++) sum[k % X.cols]! += X.data[k]!;
    return sum.map((value) => value / file.rows);
  } finally {
    file.close();
  }
}

/** Every class needs two samples, or there is no scatter within it. */
function checkSizes(path: string, y: Int32Array, classNames: readonly string[]): void {
  const sizes = new Array<number>(classNames.length).fill(0);
  for (const label of y) sizes[label]! += 1;
  const short = sizes.findIndex((size) => size < 2);
  if (short >= 0) {
    throw new DataError({
      file: path,
      row: y.indexOf(short) + 1,
      expected: "at least 2 samples of every class",
      found: `${sizes[short]} of class ${classNames[short]}`,
    });
  }
  if (sizes.length < 2) throw new DataError({ file: path, expected: "at least two classes", found: "one" });
}

/** Classes that a limit left without samples are dropped, the others numbered anew. */
function presentClasses(
  y: Int32Array,
  classNames: readonly string[],
): { y: Int32Array; classNames: readonly string[] } {
  const present = new Set(y);
  const kept = classNames.flatMap((_, label) => (present.has(label) ? [label] : []));
  const place = new Map(kept.map((label, position) => [label, position]));
  return { y: y.map((label) => place.get(label)!), classNames: kept.map((label) => classNames[label]!) };
}

async function fromStream(
  spec: string,
  context: CommandContext,
  options: MetricsOptions,
): Promise<CollapseMetrics> {
  const limit = context.options["limit"] as number | undefined;
  const labels = await readLabels(options.labels!);
  noteDecisions({ name: options.labels!, notes: labels.notes ?? [] }, context);
  const classifier = readClassifier(options);
  const file = openNpyRows(spec);
  try {
    if (labels.y.length !== file.rows) {
      throw new DataError({
        file: options.labels,
        expected: `${file.rows} labels, one for each row of ${spec}`,
        found: String(labels.y.length),
      });
    }
    const { y, classNames } =
      limit === undefined ? labels : presentClasses(labels.y.subarray(0, limit), labels.classNames);
    checkSizes(options.labels!, y, classNames);
    checkClassifier(options, classifier, classNames.length, file.cols);
    const ood = options.ood === undefined ? undefined : await oodMean(options.ood, file.cols);
    const { weighting, riesz: rieszExponent } = options;
    return streamMetrics(
      file,
      y,
      classNames.length,
      { ...classifier, ood, weighting, rieszExponent },
      context,
    );
  } finally {
    file.close();
  }
}

async function fromMemory(
  spec: string,
  context: CommandContext,
  options: MetricsOptions,
): Promise<CollapseMetrics> {
  const { X, y, classNames } = await loadData(spec, context, { requirePerClass: 2 });
  if (classNames.length < 2)
    throw new DataError({ file: spec, expected: "at least two classes", found: "one" });
  const classifier = readClassifier(options);
  checkClassifier(options, classifier, classNames.length, X.cols);
  const ood = options.ood === undefined ? undefined : await oodMean(options.ood, X.cols);
  const { weighting, riesz: rieszExponent } = options;
  return context.compute(() => collapseMetrics(X, y, { ...classifier, ood, weighting, rieszExponent }));
}

function report(
  { nc1, nc2, nc3, nc4, nc5, uniformity, ...counts }: CollapseMetrics,
  context: CommandContext,
): string {
  const rows: [string, string, number | undefined, string][] = [
    ["NC1", "trace ratio", nc1.traceRatio, "0"],
    ["", "tr(Σ_W Σ_B⁺)/C", nc1.pinv, "0"],
    ["", "CDNV", nc1.cdnv, "0"],
    ["", "standard deviation", nc1.std, "0"],
    ["NC2", "equal norms", nc2.equinorm, "0"],
    ["", "equal angles", nc2.equiangular, "0"],
    ["", "distance to the maximal angle", nc2.maxAngle, "0"],
    ["", "distance to the simplex ETF", nc2.etfDistance, "0"],
    ["", "mean square to the ETF", nc2.etfMeanSquare, "0"],
    ["NC3", "self-duality", nc3?.selfDuality, "0"],
    ["", "alignment, mean", nc3?.alignment.mean, "1"],
    ["", "alignment, variance", nc3?.alignment.variance, "0"],
    ["NC4", "other than the nearest mean", nc4, "0"],
    ["NC5", "out of distribution", nc5, "0"],
    ["uniformity", "−log distance, mean", uniformity.log.mean, ""],
    ["", "−log distance, variance", uniformity.log.variance, ""],
    ["", "Riesz kernel, mean", uniformity.riesz.mean, ""],
    ["", "Riesz kernel, variance", uniformity.riesz.variance, ""],
  ];
  const table = textTable(
    {
      columns: ["", "metric", "value", "collapsed"],
      rows: rows.filter(([, , value]) => value !== undefined),
    },
    context.style,
  );
  const { n, p, classes, weighting } = counts;
  return `${n} samples of ${p} features in ${classes} classes, weighted by ${weighting}\n\n${table}`;
}

/** Every metric of neural collapse. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const [spec] = context.args as [string];
  const options = context.options as unknown as MetricsOptions;
  const metrics = streams(spec, context)
    ? await fromStream(spec, context, options)
    : await fromMemory(spec, context, options);
  return { json: { ...metrics }, text: report(metrics, context) };
}
