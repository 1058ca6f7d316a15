import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import * as wasm from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";

let ready: Promise<unknown> | undefined;

async function start(): Promise<void> {
  const require = createRequire(import.meta.url);
  wasm.setWasmPaths(join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm")), "/"));
  wasm.setThreadsCount(1);
  await tf.setBackend("wasm");
  await tf.ready();
}

/** A function that squares an n × n matrix with the wasm backend of TensorFlow.js, one thread. */
export async function tensorflowMatmul(n: number, values: Float32Array): Promise<() => void> {
  ready ??= start();
  await ready;
  const A = tf.tensor2d(values, [n, n]);
  return () => tf.matMul(A, A).dispose();
}
