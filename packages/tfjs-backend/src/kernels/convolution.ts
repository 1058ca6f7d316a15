import { type Matrix, matrix, matmul as multiply } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs-core";
import type { CollapsarBackend } from "../engine/collapsar-backend.js";
import { type Kernel, output, registerKernel } from "../engine/kernel.js";
import { canFinish, finish } from "./activation.js";
import { convolutionEngine } from "./convolution-engine.js";
import { type ConvGeometry, convGeometry, isPointwise, withGeometry } from "./geometry.js";

/** Bytes of patches that are held at once: they stay in the cache between being gathered and multiplied. */
const PATCH_BYTES = 2 ** 21;

/** A convolution's arrays by their addresses. */
interface Operands {
  readonly backend: CollapsarBackend;
  readonly g: ConvGeometry;
}

/** Calls `visit` for runs of output rows, counted over batch × output height, with scratch for their patches. */
function eachPatchRun(
  { backend, g }: Operands,
  visit: (geometry: number, patches: number, first: number, count: number) => void,
): void {
  const bytes = 4 * g.filterHeight * g.filterWidth * g.inChannels * g.outWidth;
  const rows = g.batchSize * g.outHeight;
  if (rows === 0 || bytes === 0) return;
  const run = Math.max(1, Math.min(rows, Math.floor(PATCH_BYTES / bytes)));
  withGeometry(backend, g, (geometry) =>
    backend.withScratch(run * bytes, (patches) => {
      for (let first = 0; first < rows; first += run)
        visit(geometry, patches, first, Math.min(run, rows - first));
    }),
  );
}

/** A matrix over the heap; taken after the last allocation that its use needs. */
const view = ({ backend }: Operands, address: number, rows: number, cols: number): Matrix =>
  matrix(rows, cols, backend.heap.floats(address, rows * cols));

const windowSize = (g: ConvGeometry): number => g.filterHeight * g.filterWidth * g.inChannels;

const positions = (g: ConvGeometry): number => g.batchSize * g.outHeight * g.outWidth;

/** The input image, the filter and the output's signals behind their addresses. */
const imageAt = ({ backend, g }: Operands, address: number) =>
  backend.heap.floats(address, g.batchSize * g.inHeight * g.inWidth * g.inChannels);
const filterAt = ({ backend, g }: Operands, address: number) =>
  backend.heap.floats(address, windowSize(g) * g.outChannels);
const signalsAt = ({ backend, g }: Operands, address: number) =>
  backend.heap.floats(address, positions(g) * g.outChannels);

/** Output = patches · filter, positions × output channels. */
function convolve(operands: Operands, x: number, filter: number, out: number): void {
  const { g, backend } = operands;
  const width = windowSize(g);
  const [image, weights, signals] = [
    imageAt(operands, x),
    filterAt(operands, filter),
    signalsAt(operands, out),
  ];
  if (convolutionEngine(g)?.forward(g, image, weights, signals)) return;
  if (isPointwise(g)) {
    multiply(view(operands, x, positions(g), width), view(operands, filter, width, g.outChannels), {
      out: view(operands, out, positions(g), g.outChannels),
    });
    return;
  }
  if (width === 0) backend.heap.floats(out, positions(g) * g.outChannels).fill(0);
  eachPatchRun(operands, (geometry, patches, first, count) => {
    backend.simd.gatherPatches(geometry, x, patches, first, first + count);
    const rows = count * g.outWidth;
    const part = out + 4 * first * g.outWidth * g.outChannels;
    multiply(view(operands, patches, rows, width), view(operands, filter, width, g.outChannels), {
      out: view(operands, part, rows, g.outChannels),
    });
  });
}

/** Geometry of the convolution that takes dy back to the input, with stride 1 and no dilation. */
function turnedGeometry(g: ConvGeometry): ConvGeometry {
  const { filterHeight, filterWidth } = g;
  const { top, bottom, left, right } = g.padInfo;
  return {
    ...g,
    inHeight: g.outHeight,
    inWidth: g.outWidth,
    inChannels: g.outChannels,
    outHeight: g.inHeight,
    outWidth: g.inWidth,
    outChannels: g.inChannels,
    padInfo: {
      ...g.padInfo,
      top: filterHeight - 1 - top,
      bottom: filterHeight - 1 - bottom,
      left: filterWidth - 1 - left,
      right: filterWidth - 1 - right,
    },
  };
}

/**
 * ∂/∂x: dy · filterᵀ, added back to where the patches came from; with stride 1 the same as a convolution of dy with
 * the filter turned around and its channels exchanged, which only copies.
 */
function inputGradient(operands: Operands, dy: number, filter: number, dx: number): void {
  const { backend, g } = operands;
  const width = windowSize(g);
  const [signals, weights, image] = [
    signalsAt(operands, dy),
    filterAt(operands, filter),
    imageAt(operands, dx),
  ];
  if (convolutionEngine(g)?.inputGradient(g, signals, weights, image)) return;
  if (isPointwise(g)) {
    multiply(view(operands, dy, positions(g), g.outChannels), view(operands, filter, width, g.outChannels), {
      transposeB: true,
      out: view(operands, dx, positions(g), width),
    });
    return;
  }
  if (g.strideHeight === 1 && g.strideWidth === 1 && g.dilationHeight === 1 && g.dilationWidth === 1) {
    backend.withScratch(4 * width * g.outChannels, (back) => {
      backend.simd.turnFilter(filter, back, g.filterHeight * g.filterWidth, g.inChannels, g.outChannels);
      convolve({ backend, g: turnedGeometry(g) }, dy, back, dx);
    });
    return;
  }
  backend.heap.floats(dx, g.batchSize * g.inHeight * g.inWidth * g.inChannels).fill(0);
  eachPatchRun(operands, (geometry, patches, first, count) => {
    const rows = count * g.outWidth;
    const part = dy + 4 * first * g.outWidth * g.outChannels;
    multiply(view(operands, part, rows, g.outChannels), view(operands, filter, width, g.outChannels), {
      transposeB: true,
      out: view(operands, patches, rows, width),
    });
    backend.simd.scatterPatches(geometry, patches, dx, first, first + count);
  });
}

/** ∂/∂filter: patchesᵀ · dy, summed over the runs. */
function filterGradient(operands: Operands, x: number, dy: number, dFilter: number): void {
  const { backend, g } = operands;
  const width = windowSize(g);
  const size = width * g.outChannels;
  const [image, signals, weights] = [
    imageAt(operands, x),
    signalsAt(operands, dy),
    filterAt(operands, dFilter),
  ];
  if (convolutionEngine(g)?.filterGradient(g, image, signals, weights)) return;
  if (isPointwise(g)) {
    multiply(view(operands, x, positions(g), width), view(operands, dy, positions(g), g.outChannels), {
      transposeA: true,
      out: view(operands, dFilter, width, g.outChannels),
    });
    return;
  }
  backend.heap.floats(dFilter, size).fill(0);
  backend.withScratch(4 * size, (part) => {
    eachPatchRun(operands, (geometry, patches, first, count) => {
      backend.simd.gatherPatches(geometry, x, patches, first, first + count);
      const rows = count * g.outWidth;
      const signals = view(operands, dy + 4 * first * g.outWidth * g.outChannels, rows, g.outChannels);
      const out = view(operands, part, width, g.outChannels);
      multiply(view(operands, patches, rows, width), signals, { transposeA: true, out });
      backend.simd.binary(0, dFilter, part, dFilter, 1, size, 0, 0, false, false);
    });
  });
}

const conv2d: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info, filter: filterInfo } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo };
  const [x, filter] = [backend.floats(info), backend.floats(filterInfo)];
  const g = convGeometry(info.shape, filterInfo.shape, attrs);
  if (!x || !filter || !g) return undefined;
  return output(backend, g.outShape, (out) => convolve({ backend, g }, x.address, filter.address, out));
};

const fusedConv2d: Kernel = (call) => {
  if (!canFinish(call, call.inputs["filter"]?.shape[3] ?? 0)) return undefined;
  const product = conv2d(call);
  return product && finish(call, product);
};

const conv2dBackpropInput: Kernel = ({ inputs, backend, attrs }) => {
  const { dy: info, filter: filterInfo } = inputs as { dy: tf.TensorInfo; filter: tf.TensorInfo };
  const [dy, filter] = [backend.floats(info), backend.floats(filterInfo)];
  const { inputShape } = attrs as { inputShape: number[] };
  const g = convGeometry(inputShape, filterInfo.shape, attrs);
  if (!dy || !filter || !g || !tf.util.arraysEqual(g.outShape, info.shape)) return undefined;
  return output(backend, inputShape, (dx) => inputGradient({ backend, g }, dy.address, filter.address, dx));
};

const conv2dBackpropFilter: Kernel = ({ inputs, backend, attrs }) => {
  const { x: info, dy: dyInfo } = inputs as { x: tf.TensorInfo; dy: tf.TensorInfo };
  const [x, dy] = [backend.floats(info), backend.floats(dyInfo)];
  const { filterShape } = attrs as { filterShape: number[] };
  const g = convGeometry(info.shape, filterShape, attrs);
  if (!x || !dy || !g || !tf.util.arraysEqual(g.outShape, dyInfo.shape)) return undefined;
  return output(backend, filterShape, (out) => filterGradient({ backend, g }, x.address, dy.address, out));
};

/** Convolutions and their two gradients as products of gathered patches, a cache-sized run of them at a time. */
export function registerConvolution(): void {
  registerKernel("Conv2D", conv2d);
  registerKernel("FusedConv2D", fusedConv2d);
  registerKernel("Conv2DBackpropInput", conv2dBackpropInput);
  registerKernel("Conv2DBackpropFilter", conv2dBackpropFilter);
}
