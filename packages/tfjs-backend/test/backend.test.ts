import * as tf from "@tensorflow/tfjs";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { CollapsarBackend } from "../src/engine/collapsar-backend.js";
import { HeapFullError } from "../src/engine/heap.js";
import { registerCollapsarBackend } from "../src/index.js";

const backend = () => tf.backend() as unknown as CollapsarBackend;
/** Tensors of one size, made and freed, so that freed memory is written again. */
const overwrite = (n: number) => {
  const tensors = Array.from({ length: 8 }, (_, i) => tf.mul(tf.ones([n]), 1000 + i));
  tf.dispose(tensors);
};

beforeAll(async () => {
  tf.enableProdMode();
  registerCollapsarBackend();
  await tf.setBackend("collapsar");
});

describe("the memory of backend collapsar", () => {
  it("hands out copies: what was read does not change when its tensor's memory is used again", async () => {
    const x = tf.add(tf.range(0, 100), 1);
    const [now, later] = [x.dataSync(), await x.data()];
    const buffer = x.bufferSync();
    x.dispose();
    overwrite(100);
    for (const values of [now, later, buffer.values])
      expect(Array.from(values)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
  });

  it("keeps slices, parts and views of a tensor that is gone", () => {
    const x = tf.add(tf.range(0, 60), 0);
    const parts = tf.tidy(() => {
      const cube = tf.reshape(x, [3, 4, 5]);
      return [
        tf.slice(x, [20], [5]),
        ...tf.unstack(cube),
        ...tf.split(cube, 3),
        tf.gather(x, [20, 21]),
        tf.stridedSlice(x, [20], [30], [2]),
        tf.reshape(cube, [60]),
        tf.cast(tf.slice(x, [1], [3]), "float32"),
        tf.expandDims(tf.squeeze(tf.slice(cube, [1, 0, 0], [1, 4, 5]))),
        tf.clone(x),
      ];
    });
    const before = parts.map((part) => Array.from(part.dataSync()));
    x.dispose();
    overwrite(60);
    overwrite(20);
    overwrite(5);
    expect(parts.map((part) => Array.from(part.dataSync()))).toEqual(before);
    expect(before[0]).toEqual([20, 21, 22, 23, 24]);
    tf.dispose(parts);
  });

  it("does not touch the arrays that it is given", () => {
    const own = Float32Array.of(1, 2, 3);
    const x = tf.tensor1d(own);
    tf.dispose([tf.relu(x), x]);
    overwrite(3);
    expect(Array.from(own)).toEqual([1, 2, 3]);
  });

  it("begins without the stock backend's advice to install another", () => {
    const said = vi.spyOn(console, "warn");
    tf.env().set("PROD", false);
    new CollapsarBackend().write(new Float32Array(1), [1], "float32");
    const ours = said.mock.calls.length;
    new MathBackendCPU().write(new Float32Array(1), [1], "float32");
    expect([ours, said.mock.calls.length]).toEqual([0, 1]);
    tf.env().set("PROD", true);
    said.mockClear();
  });

  it("grows under the hands of kernels that read it", () => {
    const x = tf.mul(tf.ones([1 << 16]), 3);
    const large = Array.from({ length: 40 }, () => tf.add(tf.zeros([1 << 20]), 1));
    expect(tf.sum(x).dataSync()[0]).toBe(3 * 65536);
    expect(tf.max(x).dataSync()[0]).toBe(3);
    expect(large.reduce((total, one) => total + tf.sum(one).dataSync()[0]!, 0)).toBe(40 * 2 ** 20);
    tf.dispose([x, ...large]);
  });

  it("moves tensors to and from other backends", async () => {
    const here = tf.add([1, 2, 3], 1);
    await tf.setBackend("cpu");
    const there = tf.mul(here, 2);
    expect(Array.from(there.dataSync())).toEqual([4, 6, 8]);
    await tf.setBackend("collapsar");
    expect(Array.from(tf.sub(there, here).dataSync())).toEqual([2, 3, 4]);
  });

  it("computes with complex, integer, truth and string tensors as cpu does", () => {
    const z = tf.complex(tf.add([1, 2], 0), tf.add([3, 4], 0));
    expect(Array.from(tf.add(z, z).dataSync())).toEqual([2, 6, 4, 8]);
    expect(Array.from(tf.imag(z).dataSync())).toEqual([3, 4]);
    expect(Array.from(tf.logicalNot(tf.tensor1d([true, false])).dataSync())).toEqual([0, 1]);
    expect(tf.tensor1d(["a", "b"]).dataSync()).toEqual(["a", "b"]);
    expect(tf.mul(tf.tensor1d([2, 3], "int32"), 2).dtype).toBe("float32");
  });

  it("gives back every byte when tensors are disposed of", () => {
    const before = backend().heap.used();
    tf.tidy(() => {
      const x = tf.randomNormal([2, 9, 9, 3]) as tf.Tensor4D;
      const w = tf.randomNormal([3, 3, 3, 4]) as tf.Tensor4D;
      const loss = (a: tf.Tensor, b: tf.Tensor) => {
        const h = tf.relu(tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, "same"));
        return tf.sum(tf.moments(tf.avgPool(h, 2, 1, "same"), [0, 2]).variance) as tf.Scalar;
      };
      tf.valueAndGrads(loss)([x, w]);
      tf.fused.conv2d({ x, filter: w, strides: 1, pad: "same", activation: "relu6" });
    });
    expect(() => tf.tidy(() => tf.matMul(tf.zeros([2, 3]), tf.zeros([2, 3])))).toThrow();
    expect(backend().heap.used()).toBe(before);
  });

  it("moves out what was not used for longest where the memory cannot grow, and in again", () => {
    const { heap, simd } = backend();
    const n = 1 << 20;
    const stop = vi.spyOn(simd.memory, "grow").mockImplementation(() => {
      throw new RangeError("no more");
    });
    const fits = simd.memory.buffer.byteLength / (4 * n);
    const start = tf.tidy(() => tf.add(tf.zeros([n]), 1));
    const chain = [start];
    for (let i = 1; i < 2 * fits; i++) chain.push(tf.add(chain.at(-1)!, 1));
    expect(heap.used()).toBeLessThanOrEqual(simd.memory.buffer.byteLength);
    // Every one of them still holds its value, and sums of old and new ones are right.
    chain.forEach((one, i) => {
      const [smallest, largest] = tf.tidy(() => [tf.min(one).dataSync()[0], tf.max(one).dataSync()[0]]);
      expect([smallest, largest]).toEqual([i + 1, i + 1]);
    });
    const total = tf.tidy(() => tf.add(chain[0]!, tf.mul(chain.at(-1)!, chain[1]!)));
    expect(total.dataSync()[n - 1]).toBe(1 + 2 * chain.length);
    stop.mockRestore();
    tf.dispose([...chain, total]);
  });

  it("leaves to the stock kernels what does not fit", () => {
    const x = tf.tensor1d([1, -2]);
    const full = vi.spyOn(backend().heap, "allocate").mockImplementation((bytes) => {
      throw new HeapFullError(bytes);
    });
    expect(Array.from(tf.relu(tf.add(x, x)).dataSync())).toEqual([2, 0]);
    full.mockRestore();
  });
});
