import { matmul } from "@collapsar/linalg";
import { addInPlace, frobeniusNorm, scale, trace } from "@collapsar/linalg/parts";
import { classRoot } from "../kernel/class-root.js";
import type { FeatureKernel } from "../kernel/feature-kernel.js";
import { meanResidual } from "../state/closed-loss.js";
import type { ClosedState } from "../state/closed-state.js";
import { invariantOf } from "../state/invariant.js";
import { collapseOf } from "../state/state-collapse.js";

/** Loss, collapse metrics and invariant at one time. */
export interface DynamicsPoint {
  readonly time: number;
  readonly nc1: number;
  readonly nc2: number;
  readonly nc3: number;
  /** ½‖WH + b1ᵀ − Y‖². */
  readonly loss: number;
  /** ‖R‖_F of the global mean, of the class means about it, and within classes. */
  readonly residual: { readonly global: number; readonly class: number; readonly single: number };
  /** ‖E‖_F with the blocks of this time. */
  readonly invariant: number;
  /** ‖E(t) − E(0)‖ / max(‖E(0)‖, ‖WᵀW‖). */
  readonly drift: number;
  /** ‖h̄‖, the length of the global feature mean. */
  readonly mean: number;
  /** tr S = ‖H2‖². */
  readonly scatter: number;
}

/** A measuring function that remembers E(0). */
export function measurer(kernel: FeatureKernel): (state: ClosedState) => DynamicsPoint {
  const { sizes, samples } = kernel;
  let first: ReturnType<typeof invariantOf> | undefined;
  const rootsAt = (t: number) => {
    const blocks = kernel.blocksAt(t);
    return { root: classRoot(blocks, sizes), single: blocks.diagonal - blocks.within };
  };
  const fixed = kernel.constant ? rootsAt(0) : undefined;
  return (state) => {
    const { root, single } = fixed ?? rootsAt(state.t);
    const now = invariantOf(state, root, single);
    first ??= now;
    const difference = scale(now.E, 1);
    addInPlace(difference, first.E, -1);
    const size = Math.max(first.norm, frobeniusNorm(now.classifier));
    const { nc1, nc2, nc3, loss } = collapseOf(state, sizes);
    return {
      time: state.t,
      nc1,
      nc2,
      nc3,
      loss,
      residual: residualNorms(state, sizes, samples),
      invariant: now.norm,
      drift: size > 0 ? frobeniusNorm(difference) / size : 0,
      mean: meanLength(state, sizes, samples),
      scatter: Math.max(0, trace(state.S)),
    };
  };
}

function residualNorms(
  { W, b, H1, S }: ClosedState,
  sizes: Float64Array,
  samples: number,
): DynamicsPoint["residual"] {
  const R1 = meanResidual(W, b, H1);
  const C = W.rows;
  let global = 0;
  let total = 0;
  for (let k = 0; k < C; k++) {
    let sum = 0;
    for (let c = 0; c < C; c++) {
      const value = R1.data[k * C + c]!;
      sum += sizes[c]! * value;
      total += sizes[c]! * value * value;
    }
    global += (sum * sum) / samples;
  }
  const WS = matmul(W, S);
  let single = 0;
  for (let at = 0; at < W.data.length; at++) single += W.data[at]! * WS.data[at]!;
  return {
    global: Math.sqrt(global),
    class: Math.sqrt(Math.max(0, total - global)),
    single: Math.sqrt(Math.max(0, single)),
  };
}

function meanLength({ H1 }: ClosedState, sizes: Float64Array, samples: number): number {
  let squares = 0;
  for (let i = 0; i < H1.rows; i++) {
    let mean = 0;
    for (let c = 0; c < H1.cols; c++) mean += (sizes[c]! * H1.data[i * H1.cols + c]!) / samples;
    squares += mean * mean;
  }
  return Math.sqrt(squares);
}

/**
 * Keeps at most about 2·limit points of a stream of unknown length, evenly by step: every second goes when it is
 * full.
 */
export function thinningRecorder<T>(limit: number): { add(make: () => T): void; points: T[] } {
  const points: T[] = [];
  let stride = 1;
  let seen = 0;
  return {
    points,
    add(make) {
      if (seen++ % stride !== 0) return;
      points.push(make());
      if (points.length <= 2 * limit) return;
      for (let i = 0; 2 * i < points.length; i++) points[i] = points[2 * i]!;
      points.length = Math.ceil(points.length / 2);
      stride *= 2;
    },
  };
}
