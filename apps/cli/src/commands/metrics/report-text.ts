import { type MetricsRow, valueAt } from "../../measure/row.js";
import type { Style } from "../../output/style.js";
import { textTable } from "../../output/table.js";

/** Contents of a row of the report: heading, name, dotted key, collapsed value. */
const LINES: readonly (readonly [group: string, name: string, key: string, collapsed: string])[] = [
  ["NC1", "trace ratio", "nc1.traceRatio", "0"],
  ["", "bounded", "nc1.bounded", "0"],
  ["", "tr(Σ_W Σ_B⁺)/C", "nc1.pinv", "0"],
  ["", "rank of Σ_B that was kept", "nc1.pinvRank", "C−1"],
  ["", "CDNV", "nc1.cdnv", "0"],
  ["", "standard deviation", "nc1.std", "0"],
  ["NC2", "equal norms", "nc2.equinorm", "0"],
  ["", "equal angles", "nc2.equiangular", "0"],
  ["", "distance to the maximal angle", "nc2.maxAngle", "0"],
  ["", "distance to the simplex ETF", "nc2.etfDistance", "0"],
  ["", "mean square to the ETF", "nc2.etfMeanSquare", "0"],
  ["", "distance to an orthogonal frame", "nc2.orthogonalFrame", "0"],
  ["NC3", "self-duality", "nc3.selfDuality", "0"],
  ["", "alignment, mean", "nc3.alignment.mean", "1"],
  ["", "alignment, variance", "nc3.alignment.variance", "0"],
  ["", "self-duality, W centred", "nc3.centred.selfDuality", "0"],
  ["", "alignment, W centred, mean", "nc3.centred.alignment.mean", "1"],
  ["NC4", "other than the nearest mean", "nc4", "0"],
  ["NC5", "out of distribution", "nc5", "0"],
  ["uniformity", "−log distance, mean", "uniformity.log.mean", ""],
  ["", "−log distance, variance", "uniformity.log.variance", ""],
  ["", "Riesz kernel, mean", "uniformity.riesz.mean", ""],
  ["", "its logarithm", "uniformity.riesz.logMean", ""],
  ["", "Riesz kernel, variance", "uniformity.riesz.variance", ""],
  ["", "its logarithm", "uniformity.riesz.logVariance", ""],
  ["norms", "mean ‖h‖", "norms.mean", ""],
  ["", "mean ‖h − μ_G‖", "norms.centred", ""],
  ["classifier", "NC0, ‖Σ w_c‖", "classifier.nc0", "0"],
  ["", "relative to Σ ‖w_c‖", "classifier.nc0Relative", "0"],
  ["", "equal norms", "classifier.equinorm", "0"],
  ["", "equal angles", "classifier.equiangular", "0"],
  ["", "distance to the maximal angle", "classifier.maxAngle", "0"],
  ["", "distance to the simplex ETF", "classifier.etfDistance", "0"],
  ["", "the same, W centred", "classifier.centred.etfDistance", "0"],
  ["", "product WM to the ETF", "classifier.product", "0"],
  ["", "‖Wμ_G + b‖", "classifier.biasRelation", ""],
  ["", "its part centred over classes", "classifier.biasRelationCentred", "0"],
  ["", "one-versus-rest margin", "margin", "C/(C−1)"],
  ["accuracy", "of the classifier", "accuracy.classifier", ""],
  ["", "of the nearest class mean", "accuracy.nearestMean", ""],
  ["ranks", "features, numerical", "ranks.features.numerical", "C−1"],
  ["", "features, effective", "ranks.features.effective", ""],
  ["", "features, stable", "ranks.features.stable", ""],
  ["", "class means, effective", "ranks.means.effective", "C−1"],
  ["", "weights, effective", "ranks.weights.effective", ""],
  ["pairs", "smallest angle, radians", "smallestAngle", ""],
  ["imbalance", "weights to SELI", "seli.weights", "0"],
  ["", "means to SELI", "seli.means", "0"],
  ["CKA", "debiased", "cka", ""],
  ["regression", "NRC1", "regression.nrc1", "0"],
  ["", "NRC2", "regression.nrc2", "0"],
  ["", "NRC3", "regression.nrc3", "0"],
  ...["neco", "nci", "vim", "mahalanobis", "energy", "msp"].flatMap(
    (name): [string, string, string, string][] => [
      [name, "AUROC", `ood.${name}.auroc`, ""],
      ["", "FPR at 95 % TPR", `ood.${name}.fpr95`, ""],
    ],
  ),
];

/** The group of each line: its own heading or the last one before it. */
const GROUPS = LINES.map((_, at) => LINES.slice(0, at + 1).findLast(([group]) => group !== "")![0]);

/** The reason why a key has no value: its own, or that of a key above it. */
function reasonOf(reasons: Readonly<Record<string, string>>, key: string): string | undefined {
  const parts = key.split(".");
  const names = parts.map((_, at) => parts.slice(0, at + 1).join("."));
  return names.map((name) => reasons[name]).find((reason) => reason !== undefined);
}

function classTable(classes: readonly MetricsRow[], style: Style): string {
  const columns = ["label", "size", "variance", "norm", "nearest", "cosine", "nc4", "effectiveRank"];
  const used = columns.filter((column) => classes.some((row) => row[column] !== undefined));
  const rows = classes.slice(0, 50).map((row) => used.map((column) => row[column] as string | number | null));
  const more = classes.length > 50 ? `\n… and ${classes.length - 50} more (--json has all)` : "";
  return `${textTable({ columns: used, rows }, style)}${more}`;
}

/** The layers of a network by their weights. */
function depthTable(layers: readonly MetricsRow[], style: Style): string {
  const columns = [
    "layer",
    "shape",
    "condition",
    "stable rank",
    "effective rank",
    "balancedness with the next",
  ];
  const rows = layers.map((row) => [
    row["name"] as string,
    (row["shape"] as number[]).join(" × "),
    (row["conditionNumber"] ?? "undefined") as string | number,
    (valueAt(row, "ranks.stable") ?? "undefined") as string | number,
    (valueAt(row, "ranks.effective") ?? "undefined") as string | number,
    (row["balancedness"] === undefined ? "" : (row["balancedness"] ?? "undefined")) as string | number,
  ]);
  return textTable({ columns, rows }, style);
}

/** One measurement for people: values, and for what is undefined the reason. */
export function measurementText(row: MetricsRow, style: Style): string {
  const reasons = (row["undefined"] ?? {}) as Readonly<Record<string, string>>;
  let heading = "";
  const lines = LINES.flatMap(([, name, key, collapsed], at) => {
    const value = valueAt(row, key);
    const reason = reasonOf(reasons, key);
    if (value === undefined && reason === undefined) return [];
    const group = GROUPS[at] === heading ? "" : GROUPS[at]!;
    heading = GROUPS[at]!;
    return [
      [
        group,
        name,
        (value ?? "undefined") as string | number,
        collapsed,
        value == null ? (reason ?? "") : "",
      ],
    ];
  });
  const why = lines.some((line) => line[4] !== "");
  const columns = ["", "metric", "value", "collapsed", ...(why ? ["why"] : [])];
  const { n, p, sizes, weighting, classes } = row as Record<string, unknown>;
  const count = Array.isArray(sizes) ? ` in ${sizes.length} classes, weighted by ${weighting}` : "";
  const head = n === undefined ? "" : `${n} samples of ${p} features${count}\n\n`;
  const { depth } = row;
  const parts = [
    ...(lines.length > 0 ? [`${head}${textTable({ columns, rows: lines }, style)}`] : []),
    ...(Array.isArray(classes) ? [classTable(classes as MetricsRow[], style)] : []),
    ...(Array.isArray(depth) ? [depthTable(depth as MetricsRow[], style)] : []),
  ];
  return parts.join("\n\n");
}
