import { gram, type Matrix } from "@collapsar/linalg";
import { add, eigvalsh, singularValues } from "@collapsar/linalg/parts";
import { centredMeans } from "../statistics/centred-means.js";
import type { ClassMeans } from "../statistics/class-means.js";
import type { DeviationBlock, DeviationSums } from "../statistics/deviations.js";
import { addScatterRows, flushScatter, scatterRows } from "../statistics/scatter-rows.js";

/** n·p·min(n, p) up to which the rows are kept and decomposed themselves. */
const DIRECT = 2 ** 28;

/** Singular values and the relative size below which they are rounding. */
export interface Spectrum {
  readonly values: Float64Array;
  readonly tolerance: number;
}

/** h − μ_G of the rows of a block. */
function centredRows(
  { deviations, classes }: DeviationBlock,
  { means, centre, features: p }: ClassMeans,
): Matrix {
  const data = new Float64Array(deviations.data);
  for (let i = 0; i < deviations.rows; i++) {
    const at = classes[i]! * p;
    for (let j = 0; j < p; j++) data[i * p + j]! += means.data[at + j]! - centre[j]!;
  }
  return { rows: deviations.rows, cols: p, data };
}

/** √n_c (μ_c − μ_G): rows whose squares are what the within-class scatter lacks of the total one. */
function betweenRows(means: ClassMeans): Matrix {
  const rows = centredMeans(means);
  const { cols: p, data } = rows;
  for (let c = 0; c < rows.rows; c++) {
    const root = Math.sqrt(means.counts[c]!);
    for (let at = c * p; at < (c + 1) * p; at++) data[at]! *= root;
  }
  return rows;
}

/**
 * Singular values of the features centred by μ_G: of the rows themselves where they are few, and else of their p × p
 * Gram matrix, which resolves them down to √(max(n, p)·ε) of the largest; what lies below counts as zero. With means of
 * their own the rows' Gram matrix is that of the deviations within classes and of the means.
 */
export function featureSpectrum(means: ClassMeans, rows: number, most = DIRECT) {
  const p = means.features;
  const direct = rows * p * Math.min(rows, p) <= most;
  const own = !means.borrowed;
  const blocks: Matrix[] = [];
  const scatter = direct ? undefined : scatterRows(p, rows);
  const visit = (block: DeviationBlock) => {
    if (scatter !== undefined) addScatterRows(scatter, own ? block.deviations : centredRows(block, means));
    else blocks.push(centredRows(block, means));
  };
  const result = (): Spectrum => {
    const epsilon = Math.max(rows, p) * 2 ** -52;
    if (scatter === undefined) {
      return { values: singularValues(stacked(blocks, p)), tolerance: epsilon };
    }
    const within = flushScatter(scatter);
    const total = own ? add(within, gram(betweenRows(means), { transpose: true })) : within;
    const values = eigvalsh(total).map((value) => Math.sqrt(Math.max(0, value)));
    return { values, tolerance: Math.sqrt(epsilon) };
  };
  return { visit, result };
}

function stacked(blocks: readonly Matrix[], p: number): Matrix {
  const rows = blocks.reduce((total, block) => total + block.rows, 0);
  const data = new Float64Array(rows * p);
  let at = 0;
  for (const block of blocks) {
    data.set(block.data, at);
    at += block.data.length;
  }
  return { rows, cols: p, data };
}

/** Mean ‖h‖ and mean ‖h − μ_G‖ of the rows, in the features' own units. */
export function meanNorms({ scale }: ClassMeans, rows: number, { norm, centred }: DeviationSums) {
  return { mean: norm / rows / scale, centred: centred / rows / scale };
}
