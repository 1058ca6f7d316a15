import { type Matrix, transpose } from "@collapsar/linalg";
import { measureFeatures } from "@collapsar/metrics";
import { layerChain, matrixRanks, orNull } from "@collapsar/metrics/parts";
import type { TrainingState } from "@collapsar/nn";
import { parameterMatrix } from "@collapsar/nn/parts";
import type { ResultRow } from "../experiment.js";

/**
 * One row a hidden layer: the collapse of its outputs, the rank of its weights, and its balancedness with the next
 * layer.
 */
export function layerRows(
  state: TrainingState,
  outputs: ReadonlyMap<string, Matrix>,
  labels: ArrayLike<number>,
  ids: readonly string[],
): ResultRow[] {
  const names = [...ids, state.network.output];
  const chain = layerChain(
    names.map((name) => ({ name, weights: transpose(parameterMatrix(state, `${name}.kernel`)) })),
  );
  return [...outputs.values()].map((H, at): ResultRow => {
    const { nc1, nc2 } = measureFeatures(H, labels, { metrics: ["nc"] });
    const own = chain[at]!;
    return {
      layer: at + 1,
      nc1: nc1?.traceRatio ?? Number.NaN,
      nc2: nc2?.etfDistance ?? Number.NaN,
      featureRank: orNull(() => matrixRanks(H).effective) ?? Number.NaN,
      weightRank: own.ranks?.stable ?? Number.NaN,
      condition: own.conditionNumber ?? Number.NaN,
      balancedness: own.balancedness ?? Number.NaN,
    };
  });
}
