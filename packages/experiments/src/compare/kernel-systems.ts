import { dense, erf, nngp, ntk, serial } from "@collapsar/kernels";
import { AdaptiveConvergenceError, adaptiveStages, adaptiveTargets } from "@collapsar/kernels/parts";
import { eigh, gram, type Matrix, matmul, randomNormal, seededRandom, transpose } from "@collapsar/linalg";
import { largestOf, mapFn, psdSqrt, rowRange, scale, vstack } from "@collapsar/linalg/parts";
import { codeTargets } from "@collapsar/rfm/parts";
import type { ResultRow, TrialContext } from "../experiment.js";
import { deriveSeed } from "../seed.js";
import type { KernelTrial } from "./config.js";
import { measured } from "./measure.js";
import { type Split, splitOf } from "./split.js";

/** Dense layers of the infinite networks: those of the MLP, two hidden layers and the classifier. */
const DEPTH = 3;

/**
 * Times of the gradient flow at which its errors are measured, as multiples of 1/λ_max: from the first step to the
 * last.
 */
const TIMES = Array.from({ length: 13 }, (_, i) => 10 ** (i / 2 - 1));

/**
 * Features whose inner products are a Gram matrix over training and test rows together: U√Λ, without its null space.
 */
function featuresOf(K: Matrix): Matrix {
  const { values, vectors } = eigh(K);
  const floor = largestOf(values) * 1e-13;
  const kept = Array.from(values.keys()).filter((k) => values[k]! > floor);
  const data = new Float64Array(K.rows * kept.length);
  kept.forEach((k, at) => {
    const root = Math.sqrt(values[k]!);
    for (let i = 0; i < K.rows; i++) data[i * kept.length + at] = root * vectors.data[i * K.rows + k]!;
  });
  return { rows: K.rows, cols: kept.length, data };
}

/**
 * A linear classifier on fixed features, trained by gradient flow from zero: f(t) = K(1 − e^{−tK})K⁻¹Y, at the times
 * that take its training error from 1/C to nothing. The features stay, so that NC1 and NC2 are the same at all of
 * them.
 */
function fixedFeatures(system: string, H: Matrix, split: Split): ResultRow[] {
  const n = split.train.rows;
  const [train, test] = [rowRange(H, 0, n), rowRange(H, n, H.rows)];
  const { values, vectors } = eigh(gram(train));
  const largest = largestOf(values);
  const projected = matmul(transpose(vectors), codeTargets(split.trainLabels, "one-hot", split.classes));
  const collapse = measured({ train, test }, split);
  return TIMES.map((time, step) => {
    const reached = mapFn(projected, (y, k) => {
      const rate = Math.max(values[k]!, 0) / largest;
      return (y * -Math.expm1(-time * rate)) / Math.max(rate * largest, 1e-300);
    });
    const weights = matmul(transpose(matmul(vectors, reached)), train);
    const outputs = (rows: Matrix) => matmul(rows, transpose(weights));
    const state = { train, test, trainOutputs: outputs(train), testOutputs: outputs(test), weights };
    const { trainError, testError, trainNc3, testNc3 } = measured(state, split);
    return { system, variant: "", step, ...collapse, trainError, testError, trainNc3, testNc3 };
  });
}

/** The Gram matrix of a kernel over training and test rows together. */
const together = ({ train, test }: Split) => vstack([train, test]);

/** [KK]'s width, and noise and read-out variance at which the equations are solved quickly for some hundred rows. */
const ADAPTIVE = { width: 500, noise: 1e-6, sigmaA2: 1 / 128 } as const;

/** Columns up to which Σ, d × d, is solved for. */
const MOST_COLUMNS = 256;

/** The hidden layer's kernel under the weight covariance that the equations of state find on the training rows. */
async function adaptiveRows(split: Split, context: TrialContext): Promise<ResultRow[]> {
  const system = "adaptive";
  const left = (reason: string) => [{ system, variant: "", step: 0, reason }];
  if (split.train.cols > MOST_COLUMNS)
    return left(`not solved: ${split.train.cols} columns, and Σ is solved for up to ${MOST_COLUMNS}`);
  try {
    let Sigma: Matrix | undefined;
    for (const stage of adaptiveStages(split.train, adaptiveTargets(split.trainLabels), ADAPTIVE)) {
      ({ Sigma } = stage);
      await Promise.resolve();
      context.signal?.throwIfAborted();
    }
    // σ_w²/d · XXᵀ becomes XΣXᵀ for rows X(dΣ)^½
    const rows = matmul(together(split), psdSqrt(scale(Sigma!, split.train.cols)));
    return fixedFeatures(system, featuresOf(serial(dense(), erf()).nngp.gram(rows)), split);
  } catch (error) {
    if (error instanceof AdaptiveConvergenceError) return left(error.message);
    throw error;
  }
}

/** The pixels, the infinite networks' kernels, the adaptive kernel, and the kernel of points without classes. */
export async function kernelSystems(trial: KernelTrial, context: TrialContext): Promise<ResultRow[]> {
  const split = await splitOf(trial, context.seed);
  const X = together(split);
  const options = { activation: "relu", depth: DEPTH } as const;
  const points = randomNormal(
    seededRandom(deriveSeed(context.seed, "compare", "class-free", trial.split)),
    X.rows,
    X.cols,
  );
  const fixed: readonly (readonly [string, () => Matrix])[] = [
    ["pixels", () => X],
    ["nngp", () => featuresOf(nngp(options).gram(X))],
    ["ntk", () => featuresOf(ntk(options).gram(X))],
    ["class-free", () => featuresOf(nngp(options).gram(points))],
  ];
  const rows: ResultRow[] = [];
  for (const [at, [system, features]] of fixed.entries()) {
    rows.push(...fixedFeatures(system, features(), split));
    await Promise.resolve();
    context.signal?.throwIfAborted();
    context.progress?.((at + 1) / (fixed.length + 1), `${trial.data}: ${system}`);
  }
  return [...rows, ...(await adaptiveRows(split, context))];
}
