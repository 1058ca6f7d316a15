import { useTensorflow } from "@collapsar/nn";
import { registerConvFilterGradient } from "@collapsar/tfjs-backend";
import * as tf from "@tensorflow/tfjs";

await useTensorflow("wasm");
registerConvFilterGradient(); // useTensorflow does it too; a program of one's own needs the call
const x = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
const loss = (kernel: tf.Tensor) => tf.sum(tf.conv2d(x, kernel as tf.Tensor4D, 1, "same"));
console.log(
  Array.from(
    tf
      .grad(loss)(tf.ones([1, 1, 1, 1]))
      .dataSync(),
  ),
); // the sum of the image
await useTensorflow("collapsar");
