import * as tf from "@tensorflow/tfjs";
import type { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu";
import type { Heap } from "./heap.js";

type StoredData = ReturnType<MathBackendCPU["data"]["get"]>;

/**
 * The values behind a float32 tensor. They stay where a stock kernel or the user put them until a kernel of this backend asks
 * for their address; from then on they are in the heap, and `values` is a view for the stock kernels. Only kernels of this
 * backend allocate there, so a view that a stock kernel holds is not detached under its hands.
 */
export class FloatData {
  readonly dtype = "float32";
  readonly length: number;
  #values: Float32Array;
  #address: number | undefined;

  private constructor(
    private readonly heap: Heap,
    values: Float32Array,
    address: number | undefined,
    public refCount: number,
  ) {
    this.#values = values;
    this.length = values.length;
    this.#address = address;
  }

  /** Values that somebody else made; what lies in the heap belongs to another tensor and is copied. */
  static of(heap: Heap, values: Float32Array, refCount: number): FloatData {
    return new FloatData(heap, heap.holds(values) ? values.slice() : values, undefined, refCount);
  }

  /** Takes over a block of the heap. */
  static at(heap: Heap, address: number, length: number): FloatData {
    return new FloatData(heap, heap.floats(address, length), address, 1);
  }

  get values(): Float32Array {
    if (this.#address !== undefined && !this.heap.holds(this.#values)) {
      this.#values = this.heap.floats(this.#address, this.length);
    }
    return this.#values;
  }

  get address(): number {
    if (this.#address === undefined) {
      const address = this.heap.allocate(this.length * 4);
      const view = this.heap.floats(address, this.length);
      view.set(this.#values);
      [this.#values, this.#address] = [view, address];
    }
    return this.#address;
  }

  free(): void {
    if (this.#address !== undefined) this.heap.free(this.#address);
    this.#address = undefined;
    this.#values = new Float32Array();
  }
}

/** The tensors of the backend: every float32 array that comes in is held as `FloatData`, and freed when it goes. */
export class FloatStorage extends tf.DataStorage<StoredData> {
  constructor(
    backend: tf.KernelBackend,
    private readonly heap: Heap,
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
