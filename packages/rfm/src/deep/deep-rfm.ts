import { standardise } from "@collapsar/datasets";
import { unitNorm } from "@collapsar/datasets/parts";
import type { Kernel } from "@collapsar/kernels";
import { InputError, type Matrix, matmul, type Random, seededRandom, type Work } from "@collapsar/linalg";
import {
  advance,
  checkFinite,
  checkKeys,
  checkLabels,
  checkMatrix,
  checkRows,
  resolveOptions,
  type Settings,
} from "@collapsar/linalg/check";
import { psdPower } from "@collapsar/linalg/parts";
import { agop, radialAgop } from "../agop/agop.js";
import type { ClassCoding } from "../choices/class-coding.js";
import type { FeatureKind } from "../choices/feature-kind.js";
import type { MetricKernelName } from "../choices/kernel-name.js";
import type { MetricNormalisation } from "../choices/metric-normalisation.js";
import { codeTargets } from "../machine/code-targets.js";
import { inFloat64 } from "../machine/in-float64.js";
import { isRadialKernel, type MetricKernelSpec, metricKernel } from "../machine/metric-kernel.js";
import { normaliseMetric } from "../machine/normalise-metric.js";
import { accuracy, decodeClasses } from "../machine/scores.js";
import { deepRfmOptions, rfmOptions } from "../options.js";
import { planSolver, type SolverPlan } from "../solver/memory-plan.js";
import { ridgeSolveInPlace } from "../solver/ridge-solve.js";
import { type MachineMemory, machineSystem } from "../solver/solve-machine.js";
import { type Collapse, collapseAt } from "./collapse-at.js";
import { newtonSchulzRoot } from "./newton-schulz-root.js";
import { applyMap, type DrawnMap, drawMap, type FeatureMap } from "./random-map.js";

/** Settings of a Deep RFM; the defaults are those of theory §5. */
export interface DeepRfmOptions extends Work {
  /** Number of layers; defaults to 6. */
  readonly depth?: number | undefined;
  /** The random map after each metric; defaults to "relu". */
  readonly features?: FeatureKind | undefined;
  /** Number of random features; defaults to 512. */
  readonly width?: number | undefined;
  /** Length of the kernel that gaussian and laplace features approximate; defaults to 20. */
  readonly featureBandwidth?: number | undefined;
  /**
   * The machine's kernel: by name, or a kernel of one's own (an NTK, say), which carries its length; defaults to
   * "laplace".
   */
  readonly kernel?: MetricKernelName | MetricKernelSpec | Kernel | undefined;
  /** Length of the machine's kernel; defaults to 2. */
  readonly bandwidth?: number | undefined;
  /** Defaults to 1e-3. */
  readonly ridge?: number | undefined;
  /** Columns to mean 0 and standard deviation 1 before the first layer; defaults to true. */
  readonly standardise?: boolean | undefined;
  /** Defaults to "plus-minus". */
  readonly coding?: ClassCoding | undefined;
  /** Defaults to "max". */
  readonly normalisation?: MetricNormalisation | undefined;
  /** The power s of X·M^s, 1/2 or 1/4 say; defaults to 1/2. */
  readonly power?: number | undefined;
  /** How M^{1/2} is found: by its eigenvectors, or by products of matrices alone; defaults to "eigen". */
  readonly root?: "eigen" | "newton-schulz" | undefined;
  /** Cholesky, preconditioned conjugate gradients, or by size and budget; defaults to "auto". */
  readonly solver?: "auto" | "direct" | "iterative" | undefined;
  /** Bytes that kernel matrices may take; defaults to 3 GiB. */
  readonly memoryBudget?: number | undefined;
  /** Share of Φ that is linear, [√c·x, √(1−c)·φ(x)]; defaults to 0. */
  readonly linearPart?: number | undefined;
  /** Defaults to 0. */
  readonly seed?: number | undefined;
  /** Draws the map of a layer in place of `features`, for maps of one's own. */
  readonly map?: ((layer: number, inputs: number, random: Random) => FeatureMap) | undefined;
}

/** NC1 and NC2 at the three steps of one layer (layers count from 1). */
export interface DeepRfmLayer {
  readonly layer: number;
  readonly X: Collapse;
  readonly MX: Collapse;
  readonly PhiMX: Collapse;
  /** The share of the training rows that the layer's machine gets right. */
  readonly accuracy: number;
}

/** A layer with its matrices, as the iterator yields it. */
export interface DeepRfmStep extends DeepRfmLayer {
  /** d_l × d_l, scaled as `normalisation` says. */
  readonly metric: Matrix;
  /** M^s, d_l × d_l. */
  readonly root: Matrix;
  /** n × C coefficients of the layer's machine on the rows of X. */
  readonly alpha: Matrix;
  /** The random map, where it was drawn by `features`. */
  readonly map: DrawnMap | undefined;
  /** n × d_l with rows of norm 1, n × d_l and n × d_{l+1}. */
  readonly features: { readonly X: Matrix; readonly MX: Matrix; readonly PhiMX: Matrix };
}

/** The whole course of a Deep RFM; `final` is the last layer's Φ(X·M^{1/2}). */
export interface DeepRfmCourse {
  readonly layers: readonly DeepRfmLayer[];
  readonly final: Collapse;
}

/** The given options, with every default in place. */
type DeepRfmSettings = Omit<DeepRfmOptions, keyof typeof deepRfmOptions> &
  Omit<Settings<typeof deepRfmOptions>, "kernel"> & {
    readonly kernel: NonNullable<DeepRfmOptions["kernel"]>;
  };

/** Keys of `DeepRfmOptions`. */
export const deepRfmKeys = [...Object.keys(deepRfmOptions), "map", "signal", "onProgress"];

function settingsOf(options: DeepRfmOptions): DeepRfmSettings {
  checkKeys("deepRfm", options, deepRfmKeys);
  return { ...options, ...resolveOptions("deepRfm", deepRfmOptions, options) };
}

function isKernel(choice: MetricKernelName | MetricKernelSpec | Kernel): choice is Kernel {
  return typeof choice === "object" && "gram" in choice;
}

/**
 * The metric of one layer: the scaled AGOP of a kernel machine from the rows of X (of norm 1) to the targets Y.
 *
 * Source: [AGOP]; theory §5.
 *
 * @param X - n × d
 * @param Y - n × C
 * @returns d × d
 */
export function deepRfmMetric(X: Matrix, Y: Matrix, options: DeepRfmOptions = {}): Matrix {
  checkMatrix("deepRfmMetric", "X", X);
  checkRows("deepRfmMetric", "Y", Y, X.rows);
  return layerMachine(X, Y, settingsOf(options), {}).metric;
}

/** The kernel of every layer's machine. */
export function deepRfmKernel({
  kernel = deepRfmOptions.kernel.fallback,
  bandwidth = deepRfmOptions.bandwidth.fallback,
}: DeepRfmOptions): Kernel {
  return isKernel(kernel) ? kernel : metricKernel(kernel, bandwidth);
}

/** A layer's metric with the coefficients of its machine. */
interface LayerMachine {
  readonly metric: Matrix;
  readonly alpha: Matrix;
}

function layerMachine(X: Matrix, Y: Matrix, options: DeepRfmSettings, memory: MachineMemory): LayerMachine {
  const kernel = deepRfmKernel(options);
  const plan = planSolver(X.rows, Y.cols, options.solver, options.memoryBudget);
  if (plan.method === "iterative") return iterativeMachine(kernel, plan, X, Y, options);
  const radial = isRadialKernel(kernel) ? kernel.radialGram(X, X, memory.pair) : undefined;
  if (radial !== undefined) memory.pair = radial;
  const { K, D } = radial ?? { K: kernel.gram(X), D: undefined };
  const alpha = ridgeSolveInPlace(K, Y, options.ridge);
  const M = D === undefined ? agop(kernel, X, X, alpha) : radialAgop(D, X, X, alpha, { scratch: K });
  return { metric: normaliseMetric(M, options.normalisation), alpha };
}

/** As `layerMachine` for rows whose kernel matrix is not held: α by conjugate gradients, the AGOP in blocks of rows. */
function iterativeMachine(
  kernel: Kernel,
  plan: SolverPlan,
  X: Matrix,
  Y: Matrix,
  { bandwidth, ridge, seed, normalisation, signal }: DeepRfmSettings,
): LayerMachine {
  const system = machineSystem({
    kernel,
    plan,
    X,
    Y,
    bandwidth,
    loss: "squared",
    weights: undefined,
    derivatives: false,
    tolerance: rfmOptions.tolerance.fallback,
    random: seededRandom(seed),
    memory: {},
    work: { signal },
  });
  const { alpha } = system.solve(ridge, true);
  return { metric: normaliseMetric(agop(kernel, X, X, alpha), normalisation), alpha };
}

/** M^s: by eigenvectors with negative eigenvalues clipped, or Newton–Schulz for s = 1/2 and (twice) 1/4. */
function metricPower(M: Matrix, { power, root }: DeepRfmSettings): Matrix {
  if (root === "eigen") return psdPower(M, power);
  if (power === 0.5) return newtonSchulzRoot(M);
  if (power === 0.25) return newtonSchulzRoot(newtonSchulzRoot(M));
  throw new InputError({
    fn: "deepRfm",
    requirement: "the newton-schulz root gives powers 1/2 and 1/4",
    received: String(power),
  });
}

/** Bytes that features may take where no budget is given: 16 GiB. */
const mostFeatureBytes = 2 ** 34;

/** Features of n rows, the map of a layer, and two matrices of the size of a metric. */
function checkFeatureMemory(X: Matrix, { width, depth, memoryBudget }: DeepRfmSettings): void {
  const later = depth > 1 ? width : 0;
  const needed = 8 * (3 * X.rows * width + width * Math.max(X.cols, later) + 3 * later * later);
  const budget = Math.max(mostFeatureBytes, memoryBudget ?? 0);
  if (needed <= budget) return;
  throw new InputError({
    fn: "deepRfm",
    argument: "width",
    requirement: `must leave the features of ${X.rows} rows within ${Math.round(budget / 2 ** 30)} GiB`,
    received: `${width}, which needs ${Math.ceil(needed / 2 ** 30)} GiB`,
  });
}

function checkInput(X: Matrix, labels: ArrayLike<number>, options: DeepRfmOptions): DeepRfmSettings {
  checkMatrix("deepRfm", "X", X);
  checkFinite("deepRfm", "X", X);
  const { classes } = checkLabels("deepRfm", labels, X.rows);
  if (classes < 2)
    throw new InputError({
      fn: "deepRfm",
      requirement: "labels must name at least 2 classes",
      received: String(classes),
    });
  const settings = settingsOf(options);
  checkFeatureMemory(X, settings);
  return settings;
}

/**
 * The layers of a Deep RFM, computed one at a time as they are asked for.
 *
 * Each layer: rows to unit norm; one kernel machine; M = AGOP; X ← Φ(X·M^{1/2}) with a fresh random Φ.
 * Source: [AGOP] = Beaglehole et al. 2024, algorithm 1; theory §5.
 *
 * @param X - n × d
 * @param labels - n whole numbers 0..C−1
 * @throws InputError on NaN, labels of one class, or settings out of range
 */
export function* deepRfmSteps(
  X: Matrix,
  labels: ArrayLike<number>,
  options: DeepRfmOptions = {},
): Generator<DeepRfmStep> {
  const settings = checkInput(X, labels, options);
  const { depth, features: kind, width, featureBandwidth, linearPart, coding, ridge } = settings;
  const random = seededRandom(settings.seed);
  const drawn = { kind, width, bandwidth: featureBandwidth, linearPart };
  const Y = codeTargets(labels, coding);
  const exact = inFloat64(X);
  const memory: MachineMemory = {};
  let H = settings.standardise ? standardise(exact) : exact;
  for (let layer = 1; layer <= depth; layer++) {
    const unit = unitNorm(H);
    const { metric, alpha } = layerMachine(unit, Y, settings, memory);
    const root = metricPower(metric, settings);
    const MX = matmul(unit, root);
    const map = options.map === undefined ? drawMap(random, MX.cols, drawn) : undefined;
    H = map === undefined ? options.map!(layer, MX.cols, random)(MX) : applyMap(map, MX);
    yield {
      layer,
      X: collapseAt(unit, labels),
      MX: collapseAt(MX, labels),
      PhiMX: collapseAt(H, labels),
      accuracy: accuracy(decodeClasses(fittedScores(Y, alpha, ridge)), labels),
      metric,
      root,
      alpha,
      map,
      features: { X: unit, MX, PhiMX: H },
    };
    if (layer < depth) advance(options, { done: layer, total: depth, unit: "layers" });
  }
}

/** Kα = Y − λα: what the layer's machine says of its own rows. */
function fittedScores(Y: Matrix, alpha: Matrix, ridge: number): Matrix {
  return { ...Y, data: Y.data.map((value, at) => value - ridge * alpha.data[at]!) };
}

/**
 * Runs a Deep RFM to its depth and returns NC1 and NC2 at X, X·M^{1/2} and Φ(X·M^{1/2}) of every layer.
 *
 * Source: [AGOP]; theory §5.
 *
 * @param X - n × d
 * @param labels - n whole numbers 0..C−1
 * @throws InputError on NaN, labels of one class, or settings out of range
 */
export function deepRfm(X: Matrix, labels: ArrayLike<number>, options: DeepRfmOptions = {}): DeepRfmCourse {
  const layers: DeepRfmLayer[] = [];
  for (const step of deepRfmSteps(X, labels, options)) {
    const { layer, X: atX, MX, PhiMX, accuracy: right } = step;
    layers.push({ layer, X: atX, MX, PhiMX, accuracy: right });
  }
  return { layers, final: layers[layers.length - 1]!.PhiMX };
}
