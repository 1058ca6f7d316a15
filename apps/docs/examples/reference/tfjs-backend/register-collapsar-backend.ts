import { registerCollapsarBackend } from "@collapsar/tfjs-backend";
import * as tf from "@tensorflow/tfjs";

registerCollapsarBackend();
await tf.setBackend("collapsar");
const x = tf.tensor2d([1, 2, 3, 4], [2, 2]);
console.log(tf.getBackend(), Array.from(tf.matMul(x, x).dataSync()));
