import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import type * as tf from "@tensorflow/tfjs-core";
import { FloatData, FloatStorage } from "./float-data.js";
import { createHeap } from "./heap.js";
import { makeRoomIn, type ResidentHeap } from "./residents.js";
import { loadSimd, type Simd } from "./simd.js";

/**
 * The stock cpu backend with its float32 tensors in a WebAssembly memory, where this package's kernels compute in
 * place.
 *
 * @throws Error if the engine has no WebAssembly with SIMD
 */
export class CollapsarBackend extends MathBackendCPU {
  readonly simd: Simd = loadSimd();
  readonly heap: ResidentHeap = makeRoomIn(createHeap(this.simd.memory, this.simd.heapBase()));

  constructor() {
    super();
    this.data = new FloatStorage(this, this.heap);
    // At its first write the stock backend advises to install another one for speed, which does not concern this one.
    Object.assign(this, { firstUse: false });
  }

  /** A copy: the tensor's own memory is used again after it. */
  override readSync(dataId: tf.DataId): tf.backend_util.BackendValues {
    const values = super.readSync(dataId);
    return values instanceof Float32Array && this.heap.holds(values) ? values.slice() : values;
  }

  /** The float32 values behind a tensor, moved into the heap; undefined for another type. */
  floats(info: tf.TensorInfo | undefined): FloatData | undefined {
    if (info?.dtype !== "float32") return undefined;
    const data: unknown = this.data.get(info.dataId);
    if (!(data instanceof FloatData)) return undefined;
    // Moved in now, before any view of the heap is taken.
    void data.address;
    return data;
  }

  /** A tensor over a block of the heap, which it takes over. */
  tensorAt(shape: readonly number[], address: number, length: number): tf.TensorInfo {
    const dataId = {};
    this.data.set(
      dataId,
      FloatData.at(this.heap, address, length) as unknown as ReturnType<typeof this.data.get>,
    );
    return { dataId, shape: [...shape], dtype: "float32" };
  }

  /** Lends scratch to `use` and frees it behind it. */
  withScratch<T>(bytes: number, use: (address: number) => T): T {
    const address = this.heap.allocate(bytes);
    try {
      return use(address);
    } finally {
      this.heap.free(address);
    }
  }
}
