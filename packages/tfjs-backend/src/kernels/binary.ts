import type * as tf from "@tensorflow/tfjs-core";
import { type Kernel, output, registerKernel } from "../engine/kernel.js";
import { type BroadcastAxis, broadcast, eachOffset } from "./broadcast.js";

/** Operations of two tensors by their number in assembly/binary.ts. */
const OPERATIONS = { Add: 0, Sub: 1, Multiply: 2, RealDiv: 3, SquaredDifference: 4 } as const;

const SINGLE: BroadcastAxis = { extent: 1, stepA: 0, stepB: 0 };

function binaryKernel(operation: number): Kernel {
  return ({ inputs, backend }) => {
    const { a: infoA, b: infoB } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
    const [a, b] = [backend.floats(infoA), backend.floats(infoB)];
    if (!a || !b) return undefined;
    const { shape, axes } = broadcast(infoA.shape, infoB.shape);
    // The kernel walks the two innermost axes; any others are walked here.
    const [cols = SINGLE, rows = SINGLE, ...outer] = axes;
    return output(backend, shape, (address, length) => {
      if (length === 0) return;
      let out = address;
      eachOffset(outer, (offsetA, offsetB) => {
        backend.simd.binary(
          operation,
          a.address + 4 * offsetA,
          b.address + 4 * offsetB,
          out,
          rows.extent,
          cols.extent,
          rows.stepA,
          rows.stepB,
          cols.stepA === 0,
          cols.stepB === 0,
        );
        out += 4 * rows.extent * cols.extent;
      });
    });
  };
}

const addN: Kernel = ({ inputs, backend }) => {
  const infos = Object.values(inputs);
  const terms = infos.map((info) => backend.floats(info));
  const [first, ...others] = terms;
  if (!first || others.some((term) => term?.length !== first.length)) return undefined;
  return output(backend, infos[0]!.shape, (out, length) => {
    if (others.length === 0) backend.heap.floats(out, length).set(first.values);
    others.forEach((term, i) => {
      backend.simd.binary(
        0,
        i === 0 ? first.address : out,
        term!.address,
        out,
        1,
        length,
        0,
        0,
        false,
        false,
      );
    });
  });
};

/** Arithmetic of two tensors, broadcast, and sums of several. */
export function registerBinary(): void {
  for (const [name, operation] of Object.entries(OPERATIONS)) registerKernel(name, binaryKernel(operation));
  registerKernel("AddN", addN);
}
