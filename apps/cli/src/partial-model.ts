import { applyScaling, columnScaling } from "@collapsar/datasets";
import type { ModelData, ModelOptions, RfmModel, RfmRound } from "@collapsar/rfm";

const score = ({ train, validation }: RfmRound) => validation ?? train;

function isBetter(a: RfmRound, b: RfmRound): boolean {
  const [x, y] = [score(a), score(b)];
  if (x.accuracy !== undefined && y.accuracy !== undefined && x.accuracy !== y.accuracy)
    return x.accuracy > y.accuracy;
  return x.mse < y.mse;
}

function taskOf(
  { y, classNames, coding: table }: ModelData,
  { coding = "one-hot", loss }: ModelOptions,
  outputs: number,
): RfmModel["task"] {
  if (y.length === 0) {
    const name = table?.target?.name;
    return {
      kind: "regression",
      targetNames: Array.from({ length: outputs }, (_, c) => (c === 0 && name) || `target_${c + 1}`),
    };
  }
  const shares = new Float64Array(classNames.length);
  for (const label of y) shares[label]! += 1 / y.length;
  return { kind: "classification", classNames, coding, shares, probabilities: loss === "logistic" };
}

/** The model of the rounds that are finished, so that none is lost when the work is interrupted. */
export function partialModel(data: ModelData, rounds: readonly RfmRound[], options: ModelOptions): RfmModel {
  const kept =
    options.keep === "last" || rounds[0]!.validation === undefined
      ? rounds.at(-1)!
      : rounds.reduce((a, b) => (isBetter(b, a) ? b : a));
  const { bandwidth, metric, alpha } = kept;
  const scaling = options.standardize === false ? undefined : columnScaling(data.X);
  const centres = scaling === undefined ? data.X : applyScaling(data.X, scaling);
  const spec = options.kernel ?? "laplace";
  const kernel = typeof spec === "string" ? { name: spec } : spec;
  const machine = { kernel, bandwidth, metric, centres, alpha, loss: options.loss ?? "squared" };
  return {
    task: taskOf(data, options, alpha.cols),
    columns: data.columns,
    coding: data.coding,
    scaling,
    temperature: 0,
    tree: { root: 0, leaves: [{ rows: data.X.rows, machine, constant: undefined }], outputs: alpha.cols },
    rounds: rounds.map(({ round, train, validation }) =>
      validation === undefined ? { round, train } : { round, train, validation },
    ),
    best: kept.round,
    stopped: true,
  };
}
