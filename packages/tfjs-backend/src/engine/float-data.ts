import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import type { Resident, ResidentHeap } from "./residents.js";

type StoredData = ReturnType<MathBackendCPU["data"]["get"]>;

/**
 * The values behind a float32 tensor. They stay where a stock kernel or the user put them until a kernel of this
 * backend asks for their address; from then on they are in the heap, until it is full, and `values` is a view for the
 * stock kernels. Only
 * kernels of this backend allocate there, so a view that a stock kernel holds is not detached under its hands.
 */
export class FloatData implements Resident {
  readonly dtype = "float32";
  readonly length: number;
  #values: Float32Array;
  #address: number | undefined;

  private constructor(
    private readonly heap: ResidentHeap,
    values: Float32Array,
    address: number | undefined,
    public refCount: number,
  ) {
    this.#values = values;
    this.length = values.length;
    this.#address = address;
  }

  /** Values that somebody else made; what lies in the heap belongs to another tensor and is copied. */
  static of(heap: ResidentHeap, values: Float32Array, refCount: number): FloatData {
    return new FloatData(heap, heap.holds(values) ? values.slice() : values, undefined, refCount);
  }

  /** Takes over a block of the heap. */
  static at(heap: ResidentHeap, address: number, length: number): FloatData {
    const data = new FloatData(heap, heap.floats(address, length), address, 1);
    heap.touch(data);
    return data;
  }

  get values(): Float32Array {
    if (this.#address !== undefined && !this.heap.holds(this.#values)) {
      this.#values = this.heap.floats(this.#address, this.length);
    }
    return this.#values;
  }

  /** Where the values lie in the heap, for the kernel that runs. */
  get address(): number {
    if (this.#address === undefined) {
      const address = this.heap.allocate(this.length * 4);
      const view = this.heap.floats(address, this.length);
      view.set(this.#values);
      [this.#values, this.#address] = [view, address];
    }
    this.heap.touch(this);
    return this.#address;
  }

  evict(): void {
    this.#leave(this.values.slice());
  }

  free(): void {
    this.heap.forget(this);
    this.#leave(new Float32Array());
  }

  #leave(values: Float32Array): void {
    if (this.#address !== undefined) this.heap.free(this.#address);
    this.#address = undefined;
    this.#values = values;
  }
}

/** The tensors of the backend: every float32 array that comes in is held as `FloatData`, and freed when it goes. */
export class FloatStorage extends tf.DataStorage<StoredData> {
  constructor(
    backend: tf.KernelBackend,
    private readonly heap: ResidentHeap,
  ) {
    super(backend, tf.engine());
  }

  override set(dataId: tf.DataId, value: StoredData): void {
    const { values, dtype, refCount } = value;
    const plain = !(value instanceof FloatData) && dtype === "float32" && values instanceof Float32Array;
    super.set(dataId, plain ? (FloatData.of(this.heap, values, refCount) as unknown as StoredData) : value);
  }

  override delete(dataId: tf.DataId): boolean {
    if (!this.has(dataId)) return false;
    const data: unknown = this.get(dataId);
    if (data instanceof FloatData) data.free();
    return super.delete(dataId);
  }
}
