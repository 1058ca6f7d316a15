import { eigh, type Matrix, matmul, NumericalError, type Work, zeros } from "@collapsar/linalg";
import {
  advance,
  checkNonNegative,
  checkWatch,
  named,
  ownOptions,
  type Settings,
} from "@collapsar/linalg/check";
import type { Blocks, ClassSizes } from "../kernel/blocks.js";
import { featureKernel, featureRates } from "../kernel/feature-kernel.js";
import { closedDescentOptions } from "../options.js";
import { closedLoss, meanResidual } from "../state/closed-loss.js";
import { type ClosedState, checkState } from "../state/closed-state.js";
import { type DynamicsPoint, measurer, thinningRecorder } from "./trajectory.js";

export interface ClosedDescentOptions extends Work {
  readonly classes: ClassSizes;
  readonly kappa: Blocks;
  /** Step η, or a schedule η(step). */
  readonly learningRate: number | ((step: number) => number);
  /** Heavy-ball factor in [0, 1); defaults to 0. */
  readonly momentum?: number | undefined;
  /** Nesterov's form of momentum; defaults to false. */
  readonly nesterov?: boolean | undefined;
  /** ℓ2 factor of the classifier, coupled; defaults to 0. */
  readonly weightDecay?: number | undefined;
  /** ℓ2 factor of free features; defaults to 0. */
  readonly featureDecay?: number | undefined;
  /** Defaults to true. */
  readonly trainedBias?: boolean | undefined;
  /** Last step. */
  readonly steps: number;
  /** Ends the run where the loss falls to this. */
  readonly loss?: number | undefined;
  /** Defaults to 200. */
  readonly points?: number | undefined;
}

/** A run of discrete gradient descent; times are the sum of learning rates over 1 − momentum. */
export interface ClosedDescent {
  readonly points: DynamicsPoint[];
  readonly initial: ClosedState;
  readonly final: ClosedState;
  readonly steps: number;
  readonly invariantDrift: number;
}

/** W, b, H1 and a root F of S = FFᵀ. */
interface Parameters {
  readonly W: Matrix;
  readonly b: Matrix;
  readonly H1: Matrix;
  readonly F: Matrix;
}

/**
 * Discrete gradient descent of classifier and features under a block-structured feature kernel, at a cost that does not
 * depend on the number of samples: H2 stays F·Qᵀ with Q fixed, so its root F (p × rank S) is descended in its place.
 *
 * Velocity v ← βv + g, step −η·v (Nesterov: −η(g + βv)), g the kernel gradient plus ℓ2 terms. H2 is returned where the
 * initial state carries it. After a step of a constant rate that changes nothing, the steps that are left are not
 * walked.
 *
 * Source: theory §6, discretised as in [NTC]'s training (coupled decay).
 *
 * @throws InputError if an option does not fit, NumericalError if the descent diverges (says at which step)
 */
export function closedDescent(initial: ClosedState, options: ClosedDescentOptions): ClosedDescent {
  const fn = "closedDescent";
  const keys = ["classes", "kappa", "learningRate", "signal", "onProgress"];
  const settings = ownOptions(fn, closedDescentOptions, options, keys);
  checkWatch(fn, options);
  if (typeof options.learningRate !== "function") checkNonNegative(fn, "learningRate", options.learningRate);
  const kernel = named(fn, () => featureKernel(options.kappa, options.classes));
  const { C, p } = checkState(fn, initial, kernel.sizes.length);
  const { steps, loss: target } = settings;
  const { root, rows } = rootOf(initial);
  const at: Parameters = {
    W: copy(initial.W),
    b: { rows: C, cols: 1, data: Float64Array.from(initial.b) },
    H1: copy(initial.H1),
    F: root,
  };
  const velocity = { W: zeros(C, p), b: zeros(C, 1), H1: zeros(p, C), F: zeros(p, root.cols) };
  const measure = measurer(kernel);
  const recorder = thinningRecorder<DynamicsPoint>(settings.points);
  const rates = featureRates(options.kappa, kernel.sizes);
  let t = initial.t;
  let drift = 0;
  const note = () => {
    const point = measure(closedOf(t, at));
    drift = Math.max(drift, point.drift);
    return point;
  };
  recorder.add(note);
  let step = 0;
  while (step < steps) {
    const eta = typeof options.learningRate === "number" ? options.learningRate : options.learningRate(step);
    checkNonNegative(fn, `learningRate at step ${step}`, eta);
    const gradient = kernelGradient(at, rates, kernel.sizes, settings);
    let moved = false;
    for (const key of ["W", "b", "H1", "F"] as const)
      moved = descend(at[key], velocity[key], gradient[key], eta, settings) || moved;
    t += eta / (1 - settings.momentum);
    step++;
    const loss = closedLoss(closedOf(t, at), kernel.sizes);
    const total = loss.class + loss.single;
    if (!Number.isFinite(total)) {
      throw new NumericalError(
        `${fn}: learningRate must be small enough to converge, got ${eta}: the loss is ${total} after ${step} steps`,
      );
    }
    recorder.add(note);
    advance(options, { done: step, total: steps, unit: "steps" });
    if (target !== undefined && total <= target) break;
    if (!moved && typeof options.learningRate === "number") {
      t += (steps - step) * (eta / (1 - settings.momentum));
      step = steps;
    }
  }
  if (recorder.points.at(-1)?.time !== t) recorder.points.push(note());
  const final = closedOf(t, at);
  return {
    points: recorder.points,
    initial,
    final: rows ? { ...final, H2: matmul(at.F, rows) } : final,
    steps: step,
    invariantDrift: drift,
  };
}

type DescentSettings = Settings<typeof closedDescentOptions>;

/** A root F of S, p × rank, and the orthonormal rows with which H2 = F · rows, where H2 is known. */
function rootOf({ S, H2 }: ClosedState): { root: Matrix; rows: Matrix | undefined } {
  const { values, vectors } = eigh(S);
  const p = S.rows;
  const floor = 1e-14 * Math.max(0, values[p - 1]!);
  const kept = Array.from(values.keys()).filter((i) => values[i]! > floor);
  const root = zeros(p, kept.length);
  const inverse = zeros(p, kept.length);
  kept.forEach((i, at) => {
    for (let j = 0; j < p; j++) {
      const value = vectors.data[j * p + i]!;
      root.data[j * kept.length + at] = value * Math.sqrt(values[i]!);
      inverse.data[j * kept.length + at] = value / Math.sqrt(values[i]!);
    }
  });
  return { root, rows: H2 ? matmul(inverse, H2, { transposeA: true }) : undefined };
}

function kernelGradient(
  { W, b, H1, F }: Parameters,
  rates: ReturnType<typeof featureRates>,
  sizes: Float64Array,
  { weightDecay, featureDecay, trainedBias }: DescentSettings,
): Parameters {
  const C = W.rows;
  const R1 = meanResidual(W, b.data as Float64Array, H1);
  const sized = zeros(C, C);
  const moved = zeros(C, C);
  const bias = zeros(C, 1);
  for (let k = 0; k < C; k++) {
    for (let c = 0; c < C; c++) {
      sized.data[k * C + c] = R1.data[k * C + c]! * sizes[c]!;
      bias.data[k]! += sized.data[k * C + c]!;
    }
    for (let c = 0; c < C; c++) {
      moved.data[k * C + c] = R1.data[k * C + c]! * rates.class[c]! + rates.between * bias.data[k]!;
    }
  }
  const WF = matmul(W, F);
  const gradient = {
    W: matmul(sized, H1, { transposeB: true }),
    b: trainedBias ? bias : zeros(C, 1),
    H1: matmul(W, moved, { transposeA: true }),
    F: matmul(W, WF, { transposeA: true, alpha: rates.single }),
  };
  const within = matmul(WF, F, { transposeB: true });
  for (let i = 0; i < W.data.length; i++) gradient.W.data[i]! += within.data[i]! + weightDecay * W.data[i]!;
  for (let i = 0; i < H1.data.length; i++) gradient.H1.data[i]! += featureDecay * H1.data[i]!;
  for (let i = 0; i < F.data.length; i++) gradient.F.data[i]! += featureDecay * F.data[i]!;
  return gradient;
}

/** One step; whether it changed a parameter or a velocity: where it did not, and the rate stays, no later one does. */
function descend(
  at: Matrix,
  velocity: Matrix,
  gradient: Matrix,
  eta: number,
  { momentum, nesterov }: DescentSettings,
): boolean {
  let moved = false;
  for (let i = 0; i < at.data.length; i++) {
    const [before, speed] = [at.data[i]!, velocity.data[i]!];
    const v = momentum * speed + gradient.data[i]!;
    velocity.data[i] = v;
    at.data[i] = before - eta * (nesterov ? gradient.data[i]! + momentum * v : v);
    moved ||= at.data[i] !== before || (momentum > 0 && v !== speed);
  }
  return moved;
}

function closedOf(t: number, { W, b, H1, F }: Parameters): ClosedState {
  return { t, W: copy(W), b: Float64Array.from(b.data), H1: copy(H1), S: matmul(F, F, { transposeB: true }) };
}

function copy(A: Matrix): Matrix {
  return { rows: A.rows, cols: A.cols, data: Float64Array.from(A.data) };
}
