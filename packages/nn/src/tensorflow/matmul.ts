import { matrix, matmul as multiply } from "@collapsar/linalg";
import type * as tf from "@tensorflow/tfjs";
import { activateInPlace } from "./activation.js";
import { floats, type Kernel, type KernelCall, registerKernel, result, sizeOf } from "./kernel.js";

interface Product {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly batchA: number;
  readonly batchB: number;
  readonly shape: number[];
  /** Rows and columns of one matrix of the batch, as stored. */
  readonly sizeA: readonly [number, number];
  readonly sizeB: readonly [number, number];
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Reads the two factors; undefined where the stock kernel has to take over (other types, broadcast batches). */
function readProduct({ inputs, backend, attrs }: KernelCall): Product | undefined {
  const { a: infoA, b: infoB } = inputs as { a: tf.TensorInfo; b: tf.TensorInfo };
  const [a, b] = [floats(backend, infoA), floats(backend, infoB)];
  if (!a || !b) return undefined;
  const [batchShapeA, batchShapeB] = [infoA.shape.slice(0, -2), infoB.shape.slice(0, -2)];
  const [batchA, batchB] = [sizeOf(batchShapeA), sizeOf(batchShapeB)];
  if (batchA !== batchB && batchA !== 1 && batchB !== 1) return undefined;
  const sizeA = infoA.shape.slice(-2) as [number, number];
  const sizeB = infoB.shape.slice(-2) as [number, number];
  const { transposeA = false, transposeB = false } = attrs as { transposeA?: boolean; transposeB?: boolean };
  const shape = [
    ...(batchA >= batchB ? batchShapeA : batchShapeB),
    transposeA ? sizeA[1] : sizeA[0],
    transposeB ? sizeB[0] : sizeB[1],
  ];
  const inner = [transposeA ? sizeA[0] : sizeA[1], transposeB ? sizeB[1] : sizeB[0]];
  if (inner[0] !== inner[1]) {
    throw new RangeError(
      `matMul: inner dimensions must agree, got ${infoA.shape.join("×")} and ${infoB.shape.join("×")}`,
    );
  }
  return { a, b, batchA, batchB, shape, sizeA, sizeB, transposeA, transposeB };
}

function compute({
  a,
  b,
  batchA,
  batchB,
  shape,
  sizeA,
  sizeB,
  transposeA,
  transposeB,
}: Product): Float32Array {
  const out = new Float32Array(sizeOf(shape));
  const [rows = 0, cols = 0] = shape.slice(-2);
  const [strideA, strideB] = [sizeOf(sizeA), sizeOf(sizeB)];
  for (let t = 0; t < Math.max(batchA, batchB); t++) {
    const startA = batchA === 1 ? 0 : t * strideA;
    const startB = batchB === 1 ? 0 : t * strideB;
    const A = matrix(sizeA[0], sizeA[1], a.subarray(startA, startA + strideA));
    const B = matrix(sizeB[0], sizeB[1], b.subarray(startB, startB + strideB));
    multiply(A, B, {
      transposeA,
      transposeB,
      out: matrix(rows, cols, out.subarray(t * rows * cols, (t + 1) * rows * cols)),
    });
  }
  return out;
}

const batchMatMul: Kernel = (call) => {
  const product = readProduct(call);
  return product && result(call.backend, product.shape, compute(product));
};

const fusedMatMul: Kernel = (call) => {
  const { activation = "linear" } = call.attrs as { activation?: string };
  const bias = call.inputs["bias"];
  const biasValues = bias && floats(call.backend, bias);
  if ((bias && !biasValues) || (activation !== "linear" && activation !== "relu")) return undefined;
  const product = readProduct(call);
  if (!product || (biasValues && biasValues.length !== product.shape.at(-1))) return undefined;
  const values = compute(product);
  activateInPlace(values, biasValues, activation === "relu");
  return result(call.backend, product.shape, values);
};

/** Matrix products through linalg's float32 multiplication. */
export function registerMatmul(): void {
  registerKernel("BatchMatMul", batchMatMul);
  registerKernel("_FusedMatMul", fusedMatMul);
}
