import { gram, type Matrix, matmul } from "@collapsar/linalg";
import * as tf from "@tensorflow/tfjs";
import { required } from "../forward.js";
import type { Layer, Operation } from "../graph.js";
import { gatherPatches, patchPieces } from "../tensorflow/patches.js";
import type { TrainingState } from "../training-state.js";
import {
  biasGradients,
  block,
  keptMemory,
  type LayerPatches,
  type Memory,
  normalisationGradients,
  type Standardisation,
  valuesOf,
  weightGradients,
} from "./layer-gradients.js";
import { positionProducts, routeCosts } from "./position-products.js";

/** A tile of examples at a layer with parameters: what went in, and the signals of `outputs` network outputs behind one another. */
export interface LayerTile {
  readonly n: number;
  /** n × … × channels. */
  readonly inputShape: readonly number[];
  readonly input: Float32Array;
  /** (outputs · n) × positions × channels of the layer's output. */
  readonly signals: Float32Array;
  /** Memory for the gradients of its examples, lent until the next use. */
  readonly memory: Memory;
}

/**
 * Two tiles (the same one twice on the diagonal) and the pairs of outputs that are wanted: the sum over (k, k), each (k, k), or all
 * (k, l).
 */
export interface TilePair {
  readonly A: LayerTile;
  readonly B: LayerTile;
  readonly outputs: number;
  readonly pairs: OutputPairs;
}

export type OutputPairs = "sum" | "equal" | "all";

/**
 * Receives Σ_w ∂f_k(x_i)/∂w · ∂f_l(x_j)/∂w over some of a layer's parameters w, nA × nB; where only the sum over outputs is wanted,
 * a share may be that of several.
 */
export type VisitShare = (k: number, l: number, share: Matrix) => void;

/**
 * Visits one layer's shares of the empirical NTK between the examples of two tiles, for every wanted pair of outputs; a layer may
 * have several shares (weights, bias), which add up.
 */
export function layerShares(state: TrainingState, layer: Layer, pair: TilePair, visit: VisitShare): void {
  const { operation } = layer;
  if (operation.kind === "batchNorm") {
    const standardisation = standardisationOf(state, layer, operation.epsilon);
    rowShares(layer, pair, visit, (tile, [signals]) => {
      const { rows, cols } = signals as Matrix;
      return normalisationGradients(
        tile.n,
        block(tile.input, 0, rows, cols),
        signals as Matrix,
        standardisation,
      );
    });
    return;
  }
  if (operation.kind !== "dense" && operation.kind !== "conv") {
    throw new RangeError(`layerShares: a layer with parameters is needed, got ${operation.kind}`);
  }
  weightShares(layer, operation, pair, visit);
  if (operation.bias)
    rowShares(layer, pair, visit, (tile, [signals]) => biasGradients(tile.n, signals as Matrix));
}

function standardisationOf({ statistics }: TrainingState, { id }: Layer, epsilon: number): Standardisation {
  const variance = valuesOf(required(statistics, `${id}.variance`));
  const mean = valuesOf(required(statistics, `${id}.mean`));
  return { mean, deviation: variance.map((v) => Math.sqrt(v + epsilon)) };
}

/** The signals of output k: (n · positions) × channels. */
function signalsOf({ shape }: Layer, { n, signals }: LayerTile, k: number): Matrix {
  const size = n * shape.reduce((a, b) => a * b, 1);
  const channels = shape.at(-1) ?? 1;
  return block(signals, k * size, size / channels, channels);
}

/** Per-example gradients of some parameters for some outputs side by side, n × (outputs · parameters). */
type Gradients = (tile: LayerTile, signals: readonly Matrix[]) => Matrix;

/** Shares as inner products of per-example gradients; of a sum, `together` outputs at a time. */
function rowShares(
  layer: Layer,
  { A, B, outputs, pairs }: TilePair,
  visit: VisitShare,
  gradients: Gradients,
  together = 1,
): void {
  const rows = (tile: LayerTile, k: number, count = 1) =>
    gradients(
      tile,
      Array.from({ length: count }, (_, c) => signalsOf(layer, tile, k + c)),
    );
  const products = (a: Matrix, b: Matrix) => (a === b ? gram(a) : matmul(a, b, { transposeB: true }));
  if (pairs !== "all") {
    const run = pairs === "sum" ? together : 1;
    for (let k = 0; k < outputs; k += run) {
      const own = rows(A, k, Math.min(run, outputs - k));
      visit(k, k, products(own, A === B ? own : rows(B, k, Math.min(run, outputs - k))));
    }
    return;
  }
  const all = (tile: LayerTile) => Array.from({ length: outputs }, (_, k) => rows(tile, k));
  const rowsA = all(A);
  const rowsB = A === B ? rowsA : all(B);
  for (const [k, a] of rowsA.entries()) for (const [l, b] of rowsB.entries()) visit(k, l, products(a, b));
}

/** Filters, counted over the outputs of a run, with which a product of signals and patches reaches its speed. */
const PRODUCT_FILTERS = 160;

/**
 * Two routes, the cheaper of which is taken: inner products of per-example weight gradients, or sums of products of patches and of
 * signals over pairs of positions, which win where the weights are many and the positions few.
 */
function weightShares(
  layer: Layer,
  operation: Extract<Operation, { kind: "dense" | "conv" }>,
  pair: TilePair,
  visit: VisitShare,
): void {
  const { A, B, outputs, pairs } = pair;
  const patchesA = patchesOf(A, operation);
  const patchesB = A === B ? patchesA : patchesOf(B, operation);
  const sizes = {
    positions: patchesA.positions,
    window: patchesA.window,
    filters: layer.shape.at(-1) ?? 1,
  };
  const { byWeights, byPositions } = routeCosts({ nA: A.n, nB: B.n, outputs }, sizes);
  if (byWeights <= byPositions) {
    const patches = (tile: LayerTile) => (tile === A ? patchesA : patchesB);
    // All pairs of outputs need the gradients of all of them at once.
    const memory = (tile: LayerTile) => (pairs === "all" ? undefined : tile.memory);
    const together = Math.ceil(PRODUCT_FILTERS / sizes.filters);
    rowShares(
      layer,
      pair,
      visit,
      (tile, signals) => weightGradients(patches(tile), signals, memory(tile)),
      together,
    );
    return;
  }
  const rowsA = patchesA.rows(0, A.n);
  const products = matmul(rowsA, A === B ? rowsA : patchesB.rows(0, B.n), { transposeB: true });
  for (let k = 0; k < outputs; k++) {
    for (let l = pairs === "all" ? 0 : k; l < (pairs === "all" ? outputs : k + 1); l++) {
      visit(
        k,
        l,
        positionProducts(products, signalsOf(layer, A, k), signalsOf(layer, B, l), sizes.positions),
      );
    }
  }
}

/** What every window of a convolution sees; a dense layer's is its whole input. */
function patchesOf(
  { n, input, inputShape }: LayerTile,
  operation: Extract<Operation, { kind: "dense" | "conv" }>,
): LayerPatches {
  if (operation.kind === "dense") {
    const window = input.length / n;
    const rows = (start: number, end: number) => block(input, start * window, end - start, window);
    return { n, positions: 1, window, rows };
  }
  const { size, stride, padding, filters } = operation;
  const shape = inputShape as [number, number, number, number];
  const g = tf.backend_util.computeConv2DInfo(shape, [size, size, shape[3], filters], stride, 1, padding);
  const positions = g.outHeight * g.outWidth;
  const window = size * size * g.inChannels;
  const pieces = patchPieces(g);
  const memory = keptMemory();
  const rows = (start: number, end: number) => {
    const count = (end - start) * positions;
    const patches = memory(count * window);
    gatherPatches(pieces, input, start * g.outHeight, end * g.outHeight, patches);
    return block(patches, 0, count, window);
  };
  return { n, positions, window, rows };
}
