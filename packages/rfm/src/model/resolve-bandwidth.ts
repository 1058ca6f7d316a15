import { type Matrix, seededRandom, selectRows } from "@collapsar/linalg";
import { inFloat64 } from "../machine/in-float64.js";
import type { Bandwidth, RfmOptions } from "../rfm/rfm-options.js";
import { codedTargets, labelsOf, type TreeTargets } from "../tree/targets.js";
import { chooseBandwidth } from "./choose-bandwidth.js";
import type { BandwidthSearch, ModelOptions } from "./model-options.js";

function isSearch(bandwidth: ModelOptions["bandwidth"]): bandwidth is BandwidthSearch {
  return typeof bandwidth === "object" && "candidates" in bandwidth;
}

/** All rows, or where a tree grows as many as one of its leaves holds, of any part of the table. */
function searchedRows(n: number, leafRows: number, seed: number): Int32Array {
  if (n <= leafRows) return Int32Array.from({ length: n }, (_, i) => i);
  return Int32Array.from(seededRandom(seed).permutation(n).subarray(0, leafRows)).sort();
}

/** The bandwidth that machines are fitted with: as it was given, or the best of the candidates of a search. */
export function resolveBandwidth(
  X: Matrix,
  targets: TreeTargets,
  options: ModelOptions,
  machine: RfmOptions,
): Bandwidth {
  const { bandwidth = 10, leafRows = Number.POSITIVE_INFINITY, seed = 0 } = options;
  if (!isSearch(bandwidth)) return bandwidth;
  const rows = searchedRows(X.rows, leafRows, seed);
  const weights = machine.sampleWeights;
  return chooseBandwidth(inFloat64(selectRows(X, rows)), codedTargets(targets, rows), bandwidth.candidates, {
    ...machine,
    labels: labelsOf(targets, rows),
    sampleWeights: weights && Array.from(rows, (row) => weights[row]!),
    folds: bandwidth.folds,
    onFold: bandwidth.onFold,
  }).best;
}
