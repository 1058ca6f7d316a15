import { identity, type Matrix, type Work } from "@collapsar/linalg";
import {
  caller,
  checkFinite,
  checkNumber,
  checkNumbers,
  checkObject,
  checkSymmetric,
  checkWatch,
  named,
  ownOptions,
} from "@collapsar/linalg/check";
import { eigvalsh, rungeKutta45, solvePositiveDefinite, subtract } from "@collapsar/linalg/parts";
import { type OutputLoss, outputResidual, sampleFlow, sampleViews } from "../flow/sample-flow.js";
import { blockKernel } from "../kernel/block-kernel.js";
import { checkDefiniteBlocks } from "../kernel/block-spectrum.js";
import type { Blocks } from "../kernel/blocks.js";
import { closestBlockKernel } from "../kernel/closest-block-kernel.js";
import { featureKernel } from "../kernel/feature-kernel.js";
import { sampleDynamicsOptions } from "../options.js";
import { outputs } from "../state/outputs.js";
import { checkSampleState, closedStateOf, type SampleState } from "../state/sample-state.js";
import { type DynamicsPoint, measurer } from "./trajectory.js";

/** Options of `sampleDynamics`. */
export interface SampleDynamicsOptions extends Work {
  readonly labels: ArrayLike<number>;
  /** Feature kernel between samples: n × n, or blocks. */
  readonly kernel: Matrix | Blocks;
  /** Last time. */
  readonly time: number;
  /** Ends the run where the loss falls to this. */
  readonly stopLoss?: number | undefined;
  /** Defaults to `"mse"`. */
  readonly loss?: OutputLoss | undefined;
  /** Number of times to measure at, evenly spaced; defaults to 100. */
  readonly points?: number | undefined;
  /** Times to measure at, instead. */
  readonly times?: readonly number[] | undefined;
  readonly weightDecay?: number | undefined;
  readonly featureDecay?: number | undefined;
  readonly trainedBias?: boolean | undefined;
  /** Defaults to 1e-10. */
  readonly rtol?: number | undefined;
  readonly maxSteps?: number | undefined;
}

/** Loss, collapse metrics, invariant and accuracy at one time of the unreduced system. */
export interface SamplePoint extends DynamicsPoint {
  /** A bound on ‖E(t) − E(0)‖ from the kernel's distance to its blocks: ∫ 2‖Δ‖₂‖WᵀR‖‖K_b⁻¹Hᵀ‖. */
  readonly driftBound: number;
  /** Share of training samples that are classified correctly. */
  readonly accuracy: number;
}

/** A run of every sample by itself. */
export interface SampleDynamics {
  readonly points: SamplePoint[];
  readonly initial: SampleState;
  readonly final: SampleState;
  /** The blocks that the invariant is measured with: those given, or the closest to the kernel. */
  readonly blocks: Blocks;
  /** ‖K − K_block‖₂, 0 for a block-structured kernel. */
  readonly kernelDistance: number;
  readonly steps: number;
}

/**
 * Gradient flow of classifier and features, sample by sample, for any symmetric feature kernel, either loss and classes
 * of any sizes: the reference of the closed system, and the way to cross-entropy, noise in the blocks and free
 * features.
 *
 * Source: theory §6; the bound on the drift of the block invariant is ours.
 *
 * @throws InputError if shapes, labels or the kernel do not fit; IntegrationError where maxSteps do not suffice
 */
export function sampleDynamics(initial: SampleState, options: SampleDynamicsOptions): SampleDynamics {
  const fn = "sampleDynamics";
  const keys = ["labels", "kernel", "times", "signal", "onProgress"];
  const settings = ownOptions(fn, sampleDynamicsOptions, options, keys);
  const { loss, time, stopLoss, rtol, maxSteps, points, ...decays } = settings;
  if (stopLoss !== undefined) checkNumber(fn, "stopLoss", stopLoss);
  if (options.times !== undefined) checkNumbers(fn, "times", options.times);
  checkWatch(fn, options);
  const { labels } = options;
  const sizes = checkSampleState(fn, initial, labels);
  const { kernel, blocks, distance } = named(fn, () => kernelAndBlocks(options.kernel, labels, sizes));
  const shape = { C: sizes.length, p: initial.H.rows, n: initial.H.cols };
  const drift =
    distance > 0
      ? { distance, inverse: solvePositiveDefinite(blockKernel(blocks, labels), identity(shape.n)) }
      : undefined;
  const flow = sampleFlow(shape, {
    labels,
    loss,
    kernel,
    ...decays,
    drift,
  });
  const lossAt = (_t: number, y: Float64Array) => {
    const { W, b, H } = sampleViews(shape.C, shape.p, shape.n, y);
    return outputResidual(outputs(W, b, H), labels, loss).loss;
  };
  const run = rungeKutta45({
    derivative: flow,
    y0: pack(initial),
    t0: initial.t,
    t1: time,
    rtol,
    atol: rtol * 1e-4,
    maxSteps,
    signal: options.signal,
    onProgress: options.onProgress,
    stop: stopLoss === undefined ? undefined : (t, y) => lossAt(t, y) - stopLoss,
  });
  const measure = sampleMeasurer(shape, { labels, sizes, blocks, loss });
  const times =
    options.times?.filter((at) => at >= initial.t && at <= run.t) ?? spaced(initial.t, run.t, points);
  return {
    points: times.map((at) => measure(at, run.at(at))),
    initial,
    final: unpack(shape, run.t, run.y),
    blocks,
    kernelDistance: distance,
    steps: run.times.length - 1 + run.rejected,
  };
}

function kernelAndBlocks(
  given: Matrix | Blocks,
  labels: ArrayLike<number>,
  sizes: Float64Array,
): { kernel: Matrix; blocks: Blocks; distance: number } {
  checkObject(caller, "kernel", given);
  if (!("data" in given)) {
    checkDefiniteBlocks(caller, "kernel", given, sizes);
    return { kernel: blockKernel(given, labels), blocks: given, distance: 0 };
  }
  checkSymmetric(caller, "kernel", given);
  checkFinite(caller, "kernel", given);
  const blocks = closestBlockKernel(given, labels);
  checkDefiniteBlocks(caller, "the closest block kernel", blocks, sizes);
  const difference = eigvalsh(subtract(given, blockKernel(blocks, labels)));
  const largest = Math.max(Math.abs(difference[0]!), Math.abs(difference.at(-1)!));
  return { kernel: given, blocks, distance: blocks.relativeDistance > 1e-14 ? largest : 0 };
}

type Shape = { C: number; p: number; n: number };

function pack({ W, b, H }: SampleState): Float64Array {
  const y = new Float64Array(W.data.length + b.length + H.data.length + 1);
  y.set(W.data);
  y.set(b, W.data.length);
  y.set(H.data, W.data.length + b.length);
  return y;
}

function unpack({ C, p, n }: Shape, t: number, y: Float64Array): SampleState {
  const { W, b, H } = sampleViews(C, p, n, y.slice());
  return { t, W, b: Float64Array.from(b), H };
}

function sampleMeasurer(
  shape: Shape,
  {
    labels,
    sizes,
    blocks,
    loss,
  }: { labels: ArrayLike<number>; sizes: Float64Array; blocks: Blocks; loss: OutputLoss },
): (t: number, y: Float64Array) => SamplePoint {
  const closed = measurer(named("sampleDynamics", () => featureKernel(blocks, { sizes })));
  return (t, y) => {
    const state = unpack(shape, t, y);
    const F = outputs(state.W, state.b, state.H);
    const point = closed({ ...closedStateOf(state, labels), t });
    return {
      ...point,
      loss: outputResidual(F, labels, loss).loss,
      driftBound: y[y.length - 1]!,
      accuracy: accuracyOf(F, labels),
    };
  };
}

function accuracyOf(F: Matrix, labels: ArrayLike<number>): number {
  let right = 0;
  for (let i = 0; i < F.cols; i++) {
    let best = 0;
    for (let k = 1; k < F.rows; k++) if (F.data[k * F.cols + i]! > F.data[best * F.cols + i]!) best = k;
    if (best === labels[i]) right++;
  }
  return right / F.cols;
}

function spaced(from: number, to: number, points: number): number[] {
  if (points < 2) return [to];
  return Array.from({ length: points }, (_, i) =>
    i === points - 1 ? to : from + ((to - from) * i) / (points - 1),
  );
}
