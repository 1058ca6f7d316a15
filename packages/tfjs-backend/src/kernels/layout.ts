import * as tf from "@tensorflow/tfjs-core";
import type { CollapsarBackend } from "../engine/collapsar-backend.js";
import { type Kernel, output, registerKernel, type SplittingKernel, sizeOf } from "../engine/kernel.js";
import { type BroadcastAxis, eachOffset } from "./broadcast.js";

/** Entries between neighbours along each axis of a dense array. */
function stepsOf(shape: readonly number[]): number[] {
  const steps = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) steps[axis] = steps[axis + 1]! * shape[axis + 1]!;
  return steps;
}

/** Axes from the innermost outwards, with neighbours merged where both sides walk on from one to the next. */
function mergedAxes(
  extents: readonly number[],
  from: readonly number[],
  to: readonly number[],
): BroadcastAxis[] {
  const axes: BroadcastAxis[] = [];
  for (let axis = extents.length - 1; axis >= 0; axis--) {
    const [extent, stepA, stepB] = [extents[axis]!, from[axis]!, to[axis]!];
    if (extent === 1) continue;
    const inner = axes.at(-1);
    if (inner && stepA === inner.stepA * inner.extent && stepB === inner.stepB * inner.extent) {
      axes[axes.length - 1] = { ...inner, extent: inner.extent * extent };
    } else axes.push({ extent, stepA, stepB });
  }
  return axes;
}

/** Copies entries from one layout to another whose innermost axis is contiguous. */
function copyLayout(
  { simd }: CollapsarBackend,
  extents: readonly number[],
  from: { readonly address: number; readonly steps: readonly number[] },
  to: { readonly address: number; readonly steps: readonly number[] },
): void {
  if (sizeOf(extents) === 0) return;
  const axes = mergedAxes(extents, from.steps, to.steps);
  // An innermost axis that steps in the result is walked entry by entry.
  if (axes[0] && axes[0].stepB !== 1) axes.unshift({ extent: 1, stepA: 1, stepB: 1 });
  const [cols = { extent: 1, stepA: 1, stepB: 1 }, rows = { extent: 1, stepA: 0, stepB: 0 }, ...outer] = axes;
  eachOffset(outer, (offsetA, offsetB) => {
    const [source, target] = [from.address + 4 * offsetA, to.address + 4 * offsetB];
    simd.copyBlock(source, target, rows.extent, cols.extent, rows.stepA, cols.stepA, rows.stepB);
  });
}

/** The block of a tensor that starts at `begin`, one index an axis. */
function block(
  backend: CollapsarBackend,
  info: tf.TensorInfo,
  begin: readonly number[],
  extents: readonly number[],
): tf.TensorInfo {
  const steps = stepsOf(info.shape);
  const first = begin.reduce((offset, at, axis) => offset + at * steps[axis]!, 0);
  return output(backend, extents, (address) =>
    copyLayout(
      backend,
      extents,
      { address: backend.floats(info)!.address + 4 * first, steps },
      { address, steps: stepsOf(extents) },
    ),
  );
}

const slice: Kernel = ({ inputs, backend, attrs }) => {
  const { x } = inputs as { x: tf.TensorInfo };
  if (!backend.floats(x)) return undefined;
  const { begin, size } = attrs as { begin: number[]; size: number[] };
  const [start, extents] = tf.slice_util.parseSliceParams(x, begin, size) as [number[], number[]];
  tf.slice_util.assertParamsValid(x, start, extents);
  return block(backend, x, start, extents);
};

const split: SplittingKernel = ({ inputs, backend, attrs }) => {
  const { x } = inputs as { x: tf.TensorInfo };
  if (!backend.floats(x)) return undefined;
  const { numOrSizeSplits, axis: given } = attrs as { numOrSizeSplits: number[] | number; axis: number };
  const axis = tf.util.parseAxisParam(given, x.shape)[0]!;
  const begin = x.shape.map(() => 0);
  return tf.backend_util.prepareSplitSize(x as tf.Tensor, numOrSizeSplits, axis).map((extent) => {
    const part = block(backend, x, begin, x.shape.with(axis, extent));
    begin[axis]! += extent;
    return part;
  });
};

const concat: Kernel = ({ inputs, backend, attrs }) => {
  const infos = Object.values(inputs);
  const parts = infos.map((info) => backend.floats(info));
  if (infos.length === 0 || parts.some((part) => !part)) return undefined;
  const shapes = infos.map(({ shape }) => shape);
  const axis = tf.util.parseAxisParam((attrs as { axis: number }).axis, shapes[0]!)[0]!;
  tf.backend_util.assertParamsConsistent(shapes, axis);
  const shape = tf.backend_util.computeOutShape(shapes, axis);
  const steps = stepsOf(shape);
  return output(backend, shape, (address) => {
    let to = address;
    for (const [i, part] of parts.entries()) {
      const own = shapes[i]!;
      copyLayout(backend, own, { address: part!.address, steps: stepsOf(own) }, { address: to, steps });
      to += 4 * own[axis]! * steps[axis]!;
    }
  });
};

const transpose: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info } = inputs as { x: tf.TensorInfo };
  const x = backend.floats(info);
  if (!x) return undefined;
  const { perm } = attrs as { perm: number[] };
  const steps = stepsOf(info.shape);
  const shape = perm.map((axis) => info.shape[axis]!);
  return output(backend, shape, (address) =>
    copyLayout(
      backend,
      shape,
      { address: x.address, steps: perm.map((axis) => steps[axis]!) },
      { address, steps: stepsOf(shape) },
    ),
  );
};

const pad: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info } = inputs as { x: tf.TensorInfo };
  const x = backend.floats(info);
  if (!x) return undefined;
  const { paddings, constantValue } = attrs as { paddings: [number, number][]; constantValue: number };
  const shape = info.shape.map((extent, axis) => extent + paddings[axis]![0] + paddings[axis]![1]);
  const steps = stepsOf(shape);
  const first = paddings.reduce((offset, [before], axis) => offset + before * steps[axis]!, 0);
  return output(backend, shape, (address, length) => {
    backend.heap.floats(address, length).fill(constantValue);
    copyLayout(
      backend,
      info.shape,
      { address: x.address, steps: stepsOf(info.shape) },
      { address: address + 4 * first, steps },
    );
  });
};

/** Kernels that lay the same values out in another way. */
export function registerLayout(): void {
  registerKernel("Slice", slice);
  registerKernel("SplitV", split);
  registerKernel("Concat", concat);
  registerKernel("Transpose", transpose);
  registerKernel("PadV2", pad);
}
