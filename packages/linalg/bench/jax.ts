import { defaultDevice, init, numpy } from "@jax-js/jax";

let ready: Promise<unknown> | undefined;

/** A function that squares an n × n matrix with the wasm backend of jax-js, which has one thread. */
export async function jaxMatmul(n: number, values: Float32Array): Promise<() => void> {
  ready ??= init("wasm");
  await ready;
  defaultDevice("wasm");
  const A = numpy.array(Float32Array.from(values)).reshape([n, n]);
  return () => void numpy.matmul(A.ref, A.ref).dataSync();
}
