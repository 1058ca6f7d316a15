import type { ConvGeometry } from "./geometry.js";

/**
 * Something that convolves float32 images, channels last, better than products of patches do. Each method returns
 * whether it could: false leaves the geometry to the products.
 */
export interface ConvolutionEngine {
  /** Library and version, for reports. */
  readonly description: string;
  /** out = x ∗ filter. */
  forward(g: ConvGeometry, x: Float32Array, filter: Float32Array, out: Float32Array): boolean;
  /** dx = ∂⟨x ∗ filter, dy⟩/∂x. */
  inputGradient(g: ConvGeometry, dy: Float32Array, filter: Float32Array, dx: Float32Array): boolean;
  /** dFilter = ∂⟨x ∗ filter, dy⟩/∂filter. */
  filterGradient(g: ConvGeometry, x: Float32Array, dy: Float32Array, dFilter: Float32Array): boolean;
}

/** Multiplications below which calling an engine costs more than it saves. */
const LEAST_WORK = 2 ** 17;

let engine: ConvolutionEngine | undefined;
let leastWork = LEAST_WORK;

/**
 * Hands the backend an engine for its convolutions, or takes it away.
 *
 * @param least - multiplications of a convolution from which on it is asked
 */
export function setConvolutionEngine(next: ConvolutionEngine | undefined, least = LEAST_WORK): void {
  engine = next;
  leastWork = least;
}

/** The engine for a convolution, where there is one and it pays. */
export function convolutionEngine(g: ConvGeometry): ConvolutionEngine | undefined {
  if (engine === undefined) return undefined;
  const window = g.filterHeight * g.filterWidth * g.inChannels;
  return g.batchSize * g.outHeight * g.outWidth * window * g.outChannels >= leastWork ? engine : undefined;
}

/** The engine in force. */
export const convolutionEngineInForce = (): ConvolutionEngine | undefined => engine;
