import * as tf from "@tensorflow/tfjs-core";
import type { CollapsarBackend } from "../engine/collapsar-backend.js";
import { type Kernel, output, registerKernel, sizeOf } from "../engine/kernel.js";

/** Neighbouring axes [first, last) that are summed together. */
interface Block {
  readonly first: number;
  readonly last: number;
}

/** The blocks of neighbouring axes among those that are reduced. */
function blocksOf(axes: readonly number[]): Block[] {
  const blocks: Block[] = [];
  for (const axis of [...new Set(axes)].sort((a, b) => a - b)) {
    const before = blocks.at(-1);
    if (before?.last === axis) blocks[blocks.length - 1] = { first: before.first, last: axis + 1 };
    else blocks.push({ first: axis, last: axis + 1 });
  }
  return blocks;
}

/** Sums one block of axes away: outer × middle × inner → outer × inner, times a factor. */
function sumBlock(
  backend: CollapsarBackend,
  info: tf.TensorInfo,
  { first, last }: Block,
  factor: number,
): tf.TensorInfo {
  const { shape } = info;
  const [before, after] = [shape.slice(0, first), shape.slice(last)];
  const [outer, middle, inner] = [before, shape.slice(first, last), after].map(sizeOf) as [
    number,
    number,
    number,
  ];
  const kept = [...before, ...Array<number>(last - first).fill(1), ...after];
  return backend.withScratch(8 * inner, (totals) =>
    output(backend, kept, (out) =>
      backend.simd.sumMiddle(backend.floats(info)!.address, out, totals, outer, middle, inner, factor),
    ),
  );
}

function reduction(mean: boolean): Kernel {
  return ({ inputs, backend, attrs }) => {
    const { x } = inputs as { x: tf.TensorInfo };
    if (!backend.floats(x)) return undefined;
    const { axis, keepDims = false } = attrs as { axis?: number | number[]; keepDims?: boolean };
    const axes = tf.util.parseAxisParam(axis ?? x.shape.map((_, i) => i), x.shape);
    const count = sizeOf(axes.map((i) => x.shape[i]!));
    // The mean of nothing is 0, as the stock kernel has it.
    const factor = mean && count > 0 ? 1 / count : 1;
    // Without axes the values are copied, as a sum over an empty block.
    const [last = { first: 0, last: 0 }, ...others] = blocksOf(axes).reverse();
    let sum = sumBlock(backend, x, last, factor);
    for (const block of others) {
      const next = sumBlock(backend, sum, block, 1);
      backend.disposeIntermediateTensorInfo(sum);
      sum = next;
    }
    return keepDims ? sum : { ...sum, shape: x.shape.filter((_, i) => !axes.includes(i)) };
  };
}

/** Sums and means over any axes, in float64 within a block of neighbouring ones. */
export function registerReduce(): void {
  registerKernel("Sum", reduction(false));
  registerKernel("Mean", reduction(true));
}
