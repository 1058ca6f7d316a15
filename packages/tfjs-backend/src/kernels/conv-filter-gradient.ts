import * as tf from "@tensorflow/tfjs-core";

/**
 * Gradient of a convolution with respect to its filter, as one product a window position: for each (i, j), the inputs
 * that the position saw, transposed, times dy. This is the kernel `Conv2DBackpropFilter` that the stock wasm backend
 * lacks.
 *
 * @param x - batch × height × width × input channels
 * @param dy - batch × output height × output width × output channels
 * @returns filter height × filter width × input channels × output channels
 */
export function convFilterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  filterShape: readonly [number, number, number, number],
  stride: readonly [number, number],
  padding: { readonly top: number; readonly left: number },
): tf.Tensor4D {
  const [filterHeight, filterWidth, inputChannels, outputChannels] = filterShape;
  const [batch, outHeight, outWidth] = dy.shape;
  const [strideHeight, strideWidth] = stride;
  return tf.tidy(() => {
    const positions = batch * outHeight * outWidth;
    const signals = tf.reshape(dy, [positions, outputChannels]);
    const spanHeight = (outHeight - 1) * strideHeight + filterHeight;
    const spanWidth = (outWidth - 1) * strideWidth + filterWidth;
    const after = (span: number, before: number, extent: number) => Math.max(0, span - before - extent);
    const padded = tf.pad4d(x, [
      [0, 0],
      [padding.top, after(spanHeight, padding.top, x.shape[1])],
      [padding.left, after(spanWidth, padding.left, x.shape[2])],
      [0, 0],
    ]);
    const parts: tf.Tensor[] = [];
    for (let i = 0; i < filterHeight; i++) {
      for (let j = 0; j < filterWidth; j++) {
        const end = [
          batch,
          i + (outHeight - 1) * strideHeight + 1,
          j + (outWidth - 1) * strideWidth + 1,
          inputChannels,
        ];
        const seen = tf.stridedSlice(padded, [0, i, j, 0], end, [1, strideHeight, strideWidth, 1]);
        parts.push(tf.matMul(tf.reshape(seen, [positions, inputChannels]), signals as tf.Tensor2D, true));
      }
    }
    return tf.reshape(tf.concat(parts, 0), [...filterShape]) as tf.Tensor4D;
  });
}

/** Registers the missing kernel on the wasm backend; does nothing where the backend already has one. */
export function registerConvFilterGradient(backendName = "wasm"): void {
  if (tf.getKernel("Conv2DBackpropFilter", backendName)) return;
  tf.registerKernel({
    kernelName: "Conv2DBackpropFilter",
    backendName,
    kernelFunc: ({ inputs, attrs }) => {
      // The engine hands its kernels whole tensors, so operations apply to them.
      const { x, dy } = inputs as unknown as { x: tf.Tensor4D; dy: tf.Tensor4D };
      const { strides, pad, dimRoundingMode, filterShape } = attrs as unknown as {
        strides: [number, number] | number;
        pad: "valid" | "same" | number;
        dimRoundingMode?: "floor" | "round" | "ceil" | undefined;
        filterShape: [number, number, number, number];
      };
      const info = tf.backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad, dimRoundingMode);
      return convFilterGradient(x, dy, filterShape, [info.strideHeight, info.strideWidth], info.padInfo);
    },
  });
}
