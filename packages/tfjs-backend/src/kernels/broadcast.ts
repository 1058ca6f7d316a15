import * as tf from "@tensorflow/tfjs-core";

/** Neighbouring axes over which each operand moves on as one, or stays: a step of 0. */
export interface BroadcastAxis {
  readonly extent: number;
  readonly stepA: number;
  readonly stepB: number;
}

export interface Broadcast {
  readonly shape: number[];
  /** From the innermost outwards; axes of extent 1 are gone. */
  readonly axes: readonly BroadcastAxis[];
}

/**
 * Lays two shapes over each other and merges the axes that can be walked as one.
 *
 * @throws Error if the shapes cannot be broadcast
 */
export function broadcast(a: readonly number[], b: readonly number[]): Broadcast {
  const shape = tf.broadcast_util.assertAndGetBroadcastShape([...a], [...b]);
  const axes: BroadcastAxis[] = [];
  let [sizeA, sizeB] = [1, 1];
  for (let back = 1; back <= shape.length; back++) {
    const extent = shape[shape.length - back]!;
    if (extent === 1) continue;
    const [movesA, movesB] = [(a[a.length - back] ?? 1) > 1, (b[b.length - back] ?? 1) > 1];
    const inner = axes.at(-1);
    if (inner && inner.stepA > 0 === movesA && inner.stepB > 0 === movesB) {
      axes[axes.length - 1] = { ...inner, extent: inner.extent * extent };
    } else {
      axes.push({ extent, stepA: movesA ? sizeA : 0, stepB: movesB ? sizeB : 0 });
    }
    if (movesA) sizeA *= extent;
    if (movesB) sizeB *= extent;
  }
  return { shape, axes };
}

/** Calls `visit` with the offsets of both operands for each index of the axes, in the result's order. */
export function eachOffset(
  axes: readonly BroadcastAxis[],
  visit: (offsetA: number, offsetB: number) => void,
  offsetA = 0,
  offsetB = 0,
): void {
  const outer = axes.at(-1);
  if (!outer) {
    visit(offsetA, offsetB);
    return;
  }
  const rest = axes.slice(0, -1);
  for (let i = 0; i < outer.extent; i++)
    eachOffset(rest, visit, offsetA + i * outer.stepA, offsetB + i * outer.stepB);
}
