import { type Matrix, matrix, matmul as multiply } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { activateInPlace } from "./activation.js";
import { floats, type Kernel, type KernelCall, registerKernel, result, sizeOf } from "./kernel.js";
import {
  type ConvGeometry,
  gatherPatches,
  isPointwise,
  type PatchPieces,
  patchPieces,
  scatterPatches,
} from "./patches.js";

/** Values of patches that are held at once: they stay in the cache between being gathered and multiplied. */
const SCRATCH = 1 << 19;

type Sizes = [number, number, number, number];
interface ConvAttributes {
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number | backendPadding;
  readonly dataFormat?: string;
  readonly dilations?: [number, number] | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}
type backendPadding = [[number, number], [number, number], [number, number], [number, number]];

function geometry(
  input: readonly number[],
  filter: readonly number[],
  attrs: KernelCall["attrs"],
): ConvGeometry | undefined {
  const {
    strides,
    pad,
    dataFormat = "NHWC",
    dilations = 1,
    dimRoundingMode,
  } = attrs as unknown as ConvAttributes;
  if (dataFormat !== "NHWC") return undefined;
  return tf.backend_util.computeConv2DInfo(
    input as Sizes,
    filter as Sizes,
    strides,
    dilations,
    pad,
    dimRoundingMode,
  );
}

/** Calls `visit` for runs of output rows with their patches as a matrix: positions × (window · channels). */
function eachPatchRun(
  g: ConvGeometry,
  visit: (patches: Float32Array, first: number, count: number, pieces: PatchPieces) => void,
): void {
  const width = g.filterHeight * g.filterWidth * g.inChannels;
  const rows = g.batchSize * g.outHeight;
  const run = Math.max(1, Math.min(rows, Math.floor(SCRATCH / Math.max(1, width * g.outWidth))));
  const scratch = new Float32Array(run * g.outWidth * width);
  const pieces = patchPieces(g);
  for (let start = 0; start < rows; start += run) {
    const count = Math.min(run, rows - start);
    visit(scratch.subarray(0, count * g.outWidth * width), start, count, pieces);
  }
}

const rowsOf = (values: Float32Array, cols: number): Matrix => matrix(values.length / cols, cols, values);

/** Output = patches · filter, positions × output channels. */
function convolve(g: ConvGeometry, x: Float32Array, filter: Float32Array): Float32Array {
  const out = new Float32Array(g.batchSize * g.outHeight * g.outWidth * g.outChannels);
  const W = rowsOf(filter, g.outChannels);
  if (isPointwise(g)) {
    multiply(rowsOf(x, g.inChannels), W, { out: rowsOf(out, g.outChannels) });
    return out;
  }
  const stride = g.outWidth * g.outChannels;
  eachPatchRun(g, (patches, first, count, pieces) => {
    gatherPatches(pieces, x, first, first + count, patches);
    const part = out.subarray(first * stride, (first + count) * stride);
    multiply(rowsOf(patches, W.rows), W, { out: rowsOf(part, g.outChannels) });
  });
  return out;
}

/** The convolution that takes dy back to the input: the filter turned around, its channels exchanged. Stride 1, no dilation. */
function turned(g: ConvGeometry, filter: Float32Array): { geometry: ConvGeometry; filter: Float32Array } {
  const { filterHeight, filterWidth, inChannels, outChannels, padInfo } = g;
  const back = new Float32Array(filter.length);
  const positions = filterHeight * filterWidth;
  for (let p = 0; p < positions; p++) {
    for (let i = 0; i < inChannels; i++) {
      for (let o = 0; o < outChannels; o++) {
        back[((positions - 1 - p) * outChannels + o) * inChannels + i] =
          filter[(p * inChannels + i) * outChannels + o]!;
      }
    }
  }
  const geometry = {
    ...g,
    ...{ inHeight: g.outHeight, inWidth: g.outWidth, inChannels: outChannels },
    ...{ outHeight: g.inHeight, outWidth: g.inWidth, outChannels: inChannels },
    padInfo: { ...padInfo, top: filterHeight - 1 - padInfo.top, left: filterWidth - 1 - padInfo.left },
  };
  return { geometry, filter: back };
}

/**
 * ∂/∂x: dy · filterᵀ, added back to where the patches came from; with stride 1 the same as a convolution of dy with the turned
 * filter, which only copies.
 */
function inputGradient(g: ConvGeometry, dy: Float32Array, filter: Float32Array): Float32Array {
  const dense =
    g.strideHeight === 1 && g.strideWidth === 1 && g.dilationHeight === 1 && g.dilationWidth === 1;
  if (dense && !isPointwise(g)) {
    const back = turned(g, filter);
    return convolve(back.geometry, dy, back.filter);
  }
  const dx = new Float32Array(g.batchSize * g.inHeight * g.inWidth * g.inChannels);
  const W = rowsOf(filter, g.outChannels);
  if (isPointwise(g)) {
    multiply(rowsOf(dy, g.outChannels), W, { transposeB: true, out: rowsOf(dx, g.inChannels) });
    return dx;
  }
  const stride = g.outWidth * g.outChannels;
  eachPatchRun(g, (patches, first, count, pieces) => {
    const part = dy.subarray(first * stride, (first + count) * stride);
    multiply(rowsOf(part, g.outChannels), W, { transposeB: true, out: rowsOf(patches, W.rows) });
    scatterPatches(pieces, patches, first, first + count, dx);
  });
  return dx;
}

/** ∂/∂filter: patchesᵀ · dy, summed over the runs. */
function filterGradient(g: ConvGeometry, x: Float32Array, dy: Float32Array): Float32Array {
  const width = g.filterHeight * g.filterWidth * g.inChannels;
  const total = new Float32Array(width * g.outChannels);
  if (isPointwise(g)) {
    const out = rowsOf(total, g.outChannels);
    multiply(rowsOf(x, g.inChannels), rowsOf(dy, g.outChannels), { transposeA: true, out });
    return total;
  }
  const part = rowsOf(new Float32Array(total.length), g.outChannels);
  const stride = g.outWidth * g.outChannels;
  eachPatchRun(g, (patches, first, count, pieces) => {
    gatherPatches(pieces, x, first, first + count, patches);
    const signals = rowsOf(dy.subarray(first * stride, (first + count) * stride), g.outChannels);
    multiply(rowsOf(patches, width), signals, { transposeA: true, out: part });
    for (let i = 0; i < total.length; i++) total[i]! += part.data[i]!;
  });
  return total;
}

const conv2d: Kernel = ({ inputs, backend, attrs }) => {
  const { x, filter } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
  const [values, weights] = [floats(backend, x), floats(backend, filter)];
  const g = geometry(x.shape, filter.shape, attrs);
  if (!values || !weights || !g) return undefined;
  return result(backend, g.outShape, convolve(g, values, weights));
};

const fusedConv2d: Kernel = (call) => {
  const { bias: biasInfo } = call.inputs;
  const { activation = "linear" } = call.attrs as { activation?: string };
  const bias = biasInfo && floats(call.backend, biasInfo);
  if ((biasInfo && !bias) || (activation !== "linear" && activation !== "relu")) return undefined;
  const out = conv2d(call);
  if (!out) return undefined;
  activateInPlace(floats(call.backend, out) as Float32Array, bias, activation === "relu");
  return out;
};

const conv2dBackpropInput: Kernel = ({ inputs, backend, attrs }) => {
  const { dy, filter } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
  const [signals, weights] = [floats(backend, dy), floats(backend, filter)];
  const { inputShape } = attrs as { inputShape: number[] };
  const g = geometry(inputShape, filter.shape, attrs);
  if (!signals || !weights || !g) return undefined;
  return result(backend, inputShape, inputGradient(g, signals, weights));
};

const conv2dBackpropFilter: Kernel = ({ inputs, backend, attrs }) => {
  const { x, dy } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
  const [values, signals] = [floats(backend, x), floats(backend, dy)];
  const { filterShape } = attrs as { filterShape: number[] };
  const g = geometry(x.shape, filterShape, attrs);
  if (!values || !signals || !g || sizeOf(filterShape) === 0) return undefined;
  return result(backend, filterShape, filterGradient(g, values, signals));
};

/** Convolutions and their two gradients as products of gathered patches, a cache-sized run of them at a time. */
export function registerConvolution(): void {
  registerKernel("Conv2D", conv2d);
  registerKernel("FusedConv2D", fusedConv2d);
  registerKernel("Conv2DBackpropInput", conv2dBackpropInput);
  registerKernel("Conv2DBackpropFilter", conv2dBackpropFilter);
}
