import { iris } from "@collapsar/datasets";
import { collapseCallback, useTensorflow } from "@collapsar/nn";
import * as tf from "@tensorflow/tfjs";

await useTensorflow("collapsar");
const { X, y } = iris();
const x = tf.tensor2d(Float32Array.from(X.data), [X.rows, X.cols]);
const targets = tf.oneHot(tf.tensor1d(y, "int32"), 3);
const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 8, activation: "relu", inputShape: [4] }),
    tf.layers.dense({ units: 3, activation: "softmax" }),
  ],
});
model.compile({ optimizer: "sgd", loss: "categoricalCrossentropy" });
const epochs: number[] = [];
const onMeasure = (done: number) => void epochs.push(done);
const callbacks = collapseCallback(model, { x, labels: y, every: 2, onMeasure });
await model.fit(x, targets, { epochs: 5, verbose: 0, callbacks });
console.log(epochs); // every second epoch, and the last
