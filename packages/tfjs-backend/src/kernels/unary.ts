import { type MapName, matrix } from "@collapsar/linalg";
import { mapInPlace } from "@collapsar/linalg/parts";
import type * as tf from "@tensorflow/tfjs-core";
import { type Kernel, output, registerKernel } from "../engine/kernel.js";

/** Maps by their number in assembly/unary.ts. */
const MAPS = { Neg: 0, Square: 1, Sqrt: 2, Rsqrt: 3, Relu: 4, Step: 5 } as const;

/** Maps that linalg has, by their name there. */
const FUNCTIONS: Readonly<Record<string, MapName>> = { Exp: "exp", Tanh: "tanh", Erf: "erf" };

function mapKernel(operation: number): Kernel {
  return ({ inputs, backend, attrs }) => {
    const { x: info } = inputs as { x: tf.TensorInfo };
    const x = backend.floats(info);
    if (!x) return undefined;
    const { alpha = 0 } = attrs as { alpha?: number };
    return output(backend, info.shape, (out, length) =>
      backend.simd.unary(operation, x.address, out, length, alpha),
    );
  };
}

function functionKernel(name: MapName): Kernel {
  return ({ inputs, backend }) => {
    const { x: info } = inputs as { x: tf.TensorInfo };
    const x = backend.floats(info);
    if (!x) return undefined;
    return output(backend, info.shape, (out, length) => {
      const values = backend.heap.floats(out, length);
      values.set(x.values);
      mapInPlace(matrix(1, length, values), name);
    });
  };
}

/** Maps of one tensor. */
export function registerUnary(): void {
  for (const [name, operation] of Object.entries(MAPS)) registerKernel(name, mapKernel(operation));
  for (const [name, map] of Object.entries(FUNCTIONS)) registerKernel(name, functionKernel(map));
}
