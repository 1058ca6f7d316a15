import type { Matrix } from "@collapsar/linalg";
import { rowRange } from "@collapsar/linalg/parts";

/**
 * NC1 of features as [KK]'s code has it: Σ_W over all samples by 1/n, Σ_B = (1/C) Σ_c ‖μ_c − μ_G‖² about the sample
 * mean.
 *
 * Equal to every other weighting where classes are balanced; rows must come in blocks of the given class sizes.
 */
export function publishedFeatureNc1(X: Matrix, sizes: readonly number[]): number {
  const n = X.rows;
  const global = columnMeans(X);
  let [within, between, start] = [0, 0, 0];
  for (const size of sizes) {
    const block = rowRange(X, start, start + size);
    const mean = columnMeans(block);
    for (let at = 0; at < block.data.length; at++) within += (block.data[at]! - mean[at % X.cols]!) ** 2 / n;
    between += mean.reduce((sum, value, k) => sum + (value - global[k]!) ** 2, 0) / sizes.length;
    start += size;
  }
  return within / between;
}

function columnMeans({ rows, cols, data }: Matrix): Float64Array {
  const means = new Float64Array(cols);
  for (let at = 0; at < data.length; at++) means[at % cols]! += data[at]! / rows;
  return means;
}
