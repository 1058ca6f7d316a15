import type { Kernel, RadialKernel } from "@collapsar/kernels";
import { InputError, type Matrix } from "@collapsar/linalg";
import {
  checkFinite,
  checkInteger,
  checkKeys,
  checkMatrix,
  checkNumbers,
  checkOneOf,
  checkPositive,
  checkSameCols,
} from "@collapsar/linalg/check";
import { colMeans, rowRange } from "@collapsar/linalg/parts";
import { checkKernel } from "../check-arguments.js";
import { isRadialKernel } from "../machine/metric-kernel.js";
import { shiftRows } from "../machine/scale-rows.js";
import type { AgopOptions } from "./agop-options.js";
import { chosenContraction } from "./contraction-cost.js";
import { genericSums } from "./generic-contraction.js";
import { accumulateSums, finishSums, type GradientSums, radialSums, rootWeights } from "./gradient-sums.js";
import { canTile, tiledRowSums } from "./tiled-contraction.js";

/** Kernel values that are held at once (256 MiB in float64). */
const blockEntries = 2 ** 25;

const agopKeys: readonly (keyof AgopOptions)[] = [
  "metric",
  "contraction",
  "centre",
  "diagonal",
  "weights",
  "scratch",
  "blockRows",
];

function checkMachine(fn: string, X: Matrix, Z: Matrix, alpha: Matrix, options: AgopOptions): void {
  checkKeys(fn, options, agopKeys);
  checkSameCols(fn, X, Z);
  checkMatrix(fn, "alpha", alpha);
  if (alpha.rows !== Z.rows) {
    throw new InputError({
      fn,
      requirement: `alpha must have a row for each of the ${Z.rows} centres`,
      received: String(alpha.rows),
    });
  }
  if (X.rows === 0) throw new InputError({ fn, requirement: "X must have at least one row", received: "0" });
  checkFinite(fn, "alpha", alpha);
  checkOneOf(fn, "contraction", options.contraction ?? "auto", ["auto", "rows", "class-free"]);
  const { weights, metric, blockRows } = options;
  if (metric !== undefined) checkMatrix(fn, "metric", metric);
  if (blockRows !== undefined) checkInteger(fn, "blockRows", blockRows, 1);
  if (weights === undefined) return;
  checkNumbers(fn, "weights", weights);
  if (weights.length !== X.rows)
    throw new InputError({
      fn,
      requirement: `${X.rows} points need as many weights`,
      received: String(weights.length),
    });
  for (let i = 0; i < weights.length; i++) checkPositive(fn, `weight ${i}`, weights[i]!);
}

/** Points and centres about the mean of the centres; one matrix where they are one. */
function aboutCentres(X: Matrix, Z: Matrix): readonly [points: Matrix, centres: Matrix] {
  const origin = colMeans(Z);
  const centres = shiftRows(Z, origin);
  return [X === Z ? centres : shiftRows(X, origin), centres];
}

/**
 * The AGOP of a radial kernel machine whose radial derivatives are at hand: M [ (1/n) Σ_i Σ_c g_ic g_icᵀ ] M.
 *
 * Source: theory §5; Radhakrishnan et al. 2024. Points are moved by the centres' mean first, which the gradient does
 * not see and which keeps digits when the data lie far from the origin.
 *
 * @param D - n × p with ∂k(x_i, z_j)/∂x_i = D_ij · M(x_i − z_j)
 * @param X - n × d evaluation points
 * @param Z - p × d centres
 * @param alpha - p × C coefficients
 * @returns d × d symmetric positive semi-definite, or its diagonal as d × 1
 * @throws InputError if shapes disagree or alpha is not finite
 */
export function radialAgop(
  D: Matrix,
  X: Matrix,
  Z: Matrix,
  alpha: Matrix,
  options: AgopOptions = {},
): Matrix {
  checkMatrix("radialAgop", "D", D);
  checkMachine("radialAgop", X, Z, alpha, options);
  if (D.rows !== X.rows || D.cols !== Z.rows) {
    throw new InputError({
      fn: "radialAgop",
      requirement: `D must be ${X.rows}×${Z.rows}`,
      received: `${D.rows}×${D.cols}`,
    });
  }
  const [points, centres] = aboutCentres(X, Z);
  const roots = options.weights === undefined ? undefined : rootWeights(options.weights);
  return finishSums(radialSums(points, centres, D, alpha, roots, options), X.rows, options);
}

/** The radial derivatives between points and centres that are about the mean of all centres. */
function slopesOf(kernel: RadialKernel, X: Matrix, Z: Matrix): Matrix {
  return kernel.radialSlopes?.(X, Z, true) ?? kernel.radialGram(X, Z).D;
}

/**
 * Average gradient outer product (1/n) Σ_i J(x_i)ᵀJ(x_i) of the kernel machine f(x) = Σ_j k(x, z_j) α_j.
 *
 * Source: Radhakrishnan et al. 2024; theory §5. Radial kernels take the cheaper of two contractions, others go through
 * their `inputGradient`, one output at a time. Blocks of points keep the kernel matrix from being whole.
 *
 * @param kernel - with its metric, which `options.metric` repeats for radial kernels
 * @param X - n × d evaluation points
 * @param Z - p × d centres
 * @param alpha - p × C coefficients
 * @returns d × d symmetric positive semi-definite, or its diagonal as d × 1
 * @throws InputError if shapes disagree or alpha is not finite
 */
export function agop(kernel: Kernel, X: Matrix, Z: Matrix, alpha: Matrix, options: AgopOptions = {}): Matrix {
  checkKernel("agop", kernel);
  checkMachine("agop", X, Z, alpha, options);
  const blockRows = options.blockRows ?? Math.max(1, Math.floor(blockEntries / Math.max(1, Z.rows)));
  const roots = options.weights === undefined ? undefined : rootWeights(options.weights);
  const isRadial = isRadialKernel(kernel);
  // a point and its like among the centres may differ by rounding, which is small about the mean
  const [points, centres] = isRadial || kernel.centring === true ? aboutCentres(X, Z) : [X, Z];
  const sizes = { n: X.rows, p: Z.rows, d: X.cols, outputs: alpha.cols };
  const byRows = chosenContraction(options.contraction, sizes) === "rows";
  if (isRadial && byRows && canTile(Z, alpha)) {
    const slopes = (x: Matrix, z: Matrix) => slopesOf(kernel, x, z);
    const machine = { slopes, X: points, Z: centres, alpha, roots, blockRows };
    return finishSums(tiledRowSums(machine, options.centre ?? false), X.rows, options);
  }
  let total: GradientSums | undefined;
  for (let start = 0; start < X.rows; start += blockRows) {
    const end = Math.min(X.rows, start + blockRows);
    const block = rowRange(points, start, end);
    const part = roots?.subarray(start, end);
    const sums = isRadial
      ? radialSums(block, centres, slopesOf(kernel, block, centres), alpha, part, options)
      : genericSums(kernel, block, centres, alpha, part, options.centre ?? false);
    total = accumulateSums(total, sums);
  }
  return finishSums(total!, X.rows, isRadial ? options : { ...options, metric: undefined });
}
