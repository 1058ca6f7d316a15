import { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import * as tf from "@tensorflow/tfjs";

/**
 * Where the probes compute: the memory in which the tensors of backend `collapsar` lie already, or one of their own,
 * to which tensors of another backend are copied.
 */
export function probeBackend(): CollapsarBackend {
  const current = tf.backend();
  return current instanceof CollapsarBackend ? current : new CollapsarBackend();
}

/** Lends the address of a tensor's values: where they are, or where a copy of them is while `use` runs. */
export function withValues<T>(backend: CollapsarBackend, tensor: tf.Tensor, use: (address: number) => T): T {
  const own = tf.backend() === backend ? backend.floats(tensor) : undefined;
  if (own) return use(own.address);
  return backend.withScratch(4 * tensor.size, (address) => {
    backend.heap.floats(address, tensor.size).set(tensor.dataSync<"float32">());
    return use(address);
  });
}

/** Source of large arrays, whose former contents are overwritten. */
export type Memory = (size: number) => Float32Array;

/** Memory that is lent again and again: fresh pages cost more than what is computed in them. */
export function keptMemory(): Memory {
  let kept = new Float32Array();
  return (size) => {
    if (kept.length < size) kept = new Float32Array(size);
    return kept.subarray(0, size);
  };
}
