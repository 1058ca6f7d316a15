import { type Matrix, matrix } from "@collapsar/linalg";
import type { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import type { NetworkLayer } from "../architectures/graph.js";
import type { Memory } from "./probe-memory.js";

/**
 * A tile of examples at a layer with parameters, by addresses in the probes' memory: what went in, and the signals of
 * some network outputs behind one another.
 */
export interface LayerTile {
  readonly n: number;
  /** n × … × channels. */
  readonly inputShape: readonly number[];
  readonly inputs: number;
  /** (outputs · n) × positions × channels of the layer's output. */
  readonly signals: number;
  /** Memory for the gradients of its examples, lent until the next use. */
  readonly memory: Memory;
}

/** Positions and channels of a layer's output. */
export function extentOf({ shape }: NetworkLayer): { positions: number; channels: number } {
  const channels = shape.at(-1) ?? 1;
  return { positions: shape.reduce((a, b) => a * b, 1) / channels, channels };
}

/** Where the signals of output k and example i begin. */
export function signalsAt(layer: NetworkLayer, { n, signals }: LayerTile, k: number, i = 0): number {
  const { positions, channels } = extentOf(layer);
  return signals + 4 * (k * n + i) * positions * channels;
}

/** The signals of output k, (n · positions) × channels. */
export function signalsOf(
  backend: CollapsarBackend,
  layer: NetworkLayer,
  tile: LayerTile,
  k: number,
): Matrix {
  const { positions, channels } = extentOf(layer);
  const rows = tile.n * positions;
  return matrix(rows, channels, backend.heap.floats(signalsAt(layer, tile, k), rows * channels));
}

/**
 * The signals of outputs first … first + count − 1 at example i, positions × (count · channels); valid until the next
 * call.
 */
export type SignalsBeside = (tile: LayerTile, i: number, first: number, count: number) => Matrix;

/** Lends a way to the signals of up to `together` outputs at one example side by side. */
export function withSignalsBeside<T>(
  backend: CollapsarBackend,
  layer: NetworkLayer,
  together: number,
  use: (beside: SignalsBeside) => T,
): T {
  const { heap, simd } = backend;
  const { positions, channels } = extentOf(layer);
  return backend.withScratch(4 * together * positions * channels, (scratch) =>
    use((tile, i, first, count) => {
      const width = count * channels;
      for (let k = 0; k < count; k++) {
        const from = signalsAt(layer, tile, first + k, i);
        simd.copyBlock(from, scratch + 4 * k * channels, positions, channels, channels, 1, width);
      }
      return matrix(positions, width, heap.floats(scratch, positions * width));
    }),
  );
}
