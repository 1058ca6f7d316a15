import { registerCollapsarBackend } from "@collapsar/tfjs-backend";
import * as tf from "@tensorflow/tfjs-core";

registerCollapsarBackend();
await tf.setBackend("collapsar");
const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
export const product = Array.from(tf.matMul(x, x).dataSync()); // 7, 10, 15, 22
