import { InputError, matrix, matmul as multiply } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs-core";
import type { FloatData } from "../engine/float-data.js";
import { type Kernel, type KernelCall, output, registerKernel, sizeOf } from "../engine/kernel.js";
import { canFinish, finish } from "./activation.js";

interface Product {
  readonly a: FloatData;
  readonly b: FloatData;
  /** Number of matrices in each factor; a single one serves all of the other's. */
  readonly batchA: number;
  readonly batchB: number;
  readonly shape: number[];
  /** Rows and columns of one matrix of the batch, as stored. */
  readonly sizeA: readonly [number, number];
  readonly sizeB: readonly [number, number];
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Reads the two factors; undefined where the stock kernel has to take over (other types, batches that repeat). */
function readProduct({ inputs, backend, attrs }: KernelCall): Product | undefined {
  const { a: infoA, b: infoB } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
  const [a, b] = [backend.floats(infoA), backend.floats(infoB)];
  if (!a || !b) return undefined;
  const [batchShapeA, batchShapeB] = [infoA.shape.slice(0, -2), infoB.shape.slice(0, -2)];
  const [batchA, batchB] = [sizeOf(batchShapeA), sizeOf(batchShapeB)];
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(batchShapeA, batchShapeB);
  const count = sizeOf(batch);
  if ((batchA !== count && batchA !== 1) || (batchB !== count && batchB !== 1)) return undefined;
  const sizeA = infoA.shape.slice(-2) as [number, number];
  const sizeB = infoB.shape.slice(-2) as [number, number];
  const { transposeA = false, transposeB = false } = attrs as { transposeA?: boolean; transposeB?: boolean };
  const inner = [transposeA ? sizeA[0] : sizeA[1], transposeB ? sizeB[1] : sizeB[0]];
  if (inner[0] !== inner[1]) {
    const got = `${infoA.shape.join("×")} and ${infoB.shape.join("×")}`;
    throw new InputError({ fn: "matMul", requirement: "inner dimensions must agree", received: got });
  }
  const shape = [...batch, transposeA ? sizeA[1] : sizeA[0], transposeB ? sizeB[0] : sizeB[1]];
  return { a, b, batchA, batchB, shape, sizeA, sizeB, transposeA, transposeB };
}

const batchMatMul: Kernel = (call) => {
  const product = readProduct(call);
  if (!product) return undefined;
  const { a, b, batchA, batchB, shape, sizeA, sizeB, transposeA, transposeB } = product;
  const { backend } = call;
  const [rows = 0, cols = 0] = shape.slice(-2);
  const view = (address: number, [n, m]: readonly [number, number]) =>
    matrix(n, m, backend.heap.floats(address, n * m));
  return output(backend, shape, (out) => {
    for (let t = 0; t < sizeOf(shape.slice(0, -2)); t++) {
      const A = view(a.address + (batchA === 1 ? 0 : 4 * t * sizeOf(sizeA)), sizeA);
      const B = view(b.address + (batchB === 1 ? 0 : 4 * t * sizeOf(sizeB)), sizeB);
      multiply(A, B, { transposeA, transposeB, out: view(out + 4 * t * rows * cols, [rows, cols]) });
    }
  });
};

const fusedMatMul: Kernel = (call) => {
  const { a, b } = call.inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
  const { transposeB = false } = call.attrs as { transposeB?: boolean };
  if (!canFinish(call, b.shape.at(transposeB ? -2 : -1) ?? 0) || a.dtype !== "float32") return undefined;
  const product = batchMatMul(call);
  return product && finish(call, product);
};

/** Matrix products through linalg's float32 multiplication. */
export function registerMatmul(): void {
  registerKernel("BatchMatMul", batchMatMul);
  registerKernel("_FusedMatMul", fusedMatMul);
}
