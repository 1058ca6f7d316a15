import { InputError } from "@collapsar/linalg";
import { BINARY } from "./binary.generated.js";

/**
 * The kernels of assembly/ with the memory that they work in: float32 arrays are addresses in it, and a geometry is
 * the address of int32 words that `writeGeometry` laid out.
 */
export interface Simd {
  readonly memory: WebAssembly.Memory;
  /** First address that the kernels' own constants leave free. */
  heapBase(): number;
  /**
   * a ∘ b over n × cols: 0 a + b, 1 a − b, 2 ab, 3 a/b, 4 (a − b)²; steps from row to row, and whether a row holds
   * one value.
   */
  binary(
    op: number,
    a: number,
    b: number,
    out: number,
    n: number,
    cols: number,
    stepA: number,
    stepB: number,
    fixA: boolean,
    fixB: boolean,
  ): void;
  /** 0 −x, 1 x², 2 √x, 3 1/√x, 4 max(0, x), 5 step with alpha. */
  unary(op: number, x: number, out: number, n: number, alpha: number): void;
  /** out[o, i] = factor Σ_m x[o, m, i]; totals holds inner float64 numbers. */
  sumMiddle(
    x: number,
    out: number,
    totals: number,
    outer: number,
    middle: number,
    inner: number,
    factor: number,
  ): void;
  /** out[i, 0, c] = Σ_p x[i, p, c] dy[i, p, c] and out[i, 1, c] = Σ_p dy[i, p, c]. */
  positionSums(x: number, dy: number, out: number, n: number, positions: number, channels: number): void;
  /** (x − mean) · factor + offset, one of each a channel, over n rows of channels. */
  normalise(
    x: number,
    mean: number,
    factor: number,
    offset: number,
    out: number,
    n: number,
    channels: number,
  ): void;
  /** x + bias, then max(0, ·) where asked, in place. */
  activate(x: number, bias: number, n: number, channels: number, relu: boolean): void;
  /** to[i · toRow + j] = from[i · fromRow + j · fromCol] over n × cols. */
  copyBlock(
    from: number,
    to: number,
    n: number,
    cols: number,
    fromRow: number,
    fromCol: number,
    toRow: number,
  ): void;
  gatherPatches(geometry: number, x: number, patches: number, start: number, end: number): void;
  scatterPatches(geometry: number, patches: number, x: number, start: number, end: number): void;
  turnFilter(filter: number, back: number, positions: number, inputs: number, outputs: number): void;
  maxPool(geometry: number, x: number, out: number, batch: number): void;
  averagePool(geometry: number, x: number, out: number, batch: number): void;
  averagePoolBack(geometry: number, dy: number, dx: number, batch: number): void;
  maxPoolBack(geometry: number, x: number, dy: number, dx: number, batch: number): void;
  depthwise(geometry: number, x: number, filter: number, out: number, batch: number): void;
}

/**
 * Compiles the kernels into a memory of their own.
 *
 * @throws InputError if the engine has no WebAssembly with SIMD
 */
export function loadSimd(): Simd {
  const bytes = Uint8Array.from(atob(BINARY), (letter) => letter.charCodeAt(0));
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(bytes)) {
    throw new InputError({
      fn: "collapsar",
      requirement: "WebAssembly with SIMD is needed",
      received: "an engine without it",
      remedy: "choose another backend with tf.setBackend",
    });
  }
  // AssemblyScript's assertions: a fault of a kernel
  const abort = () => {
    throw new Error("collapsar: kernel aborted");
  };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { abort } });
  return exports as unknown as Simd;
}
