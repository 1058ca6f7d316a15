import { gram, InputError, type Matrix, matmul } from "@collapsar/linalg";
import type { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import { required } from "../architectures/forward.js";
import type { NetworkLayer, Operation } from "../architectures/graph.js";
import type { TrainingState } from "../training/training-state.js";
import {
  biasGradients,
  normalisationGradients,
  type Standardisation,
  weightGradients,
} from "./layer-gradients.js";
import { extentOf, type LayerTile, signalsAt, signalsOf, withSignalsBeside } from "./layer-tile.js";
import { type LayerWindows, layerWindows, withPatches } from "./layer-windows.js";
import { positionProducts, routeCosts } from "./position-products.js";

/**
 * Two tiles (the same one twice on the diagonal) and the pairs of outputs that are wanted: the sum over (k, k), each
 * (k, k), or all (k, l).
 */
export interface TilePair {
  /** Whose memory the tiles lie in. */
  readonly backend: CollapsarBackend;
  readonly A: LayerTile;
  readonly B: LayerTile;
  readonly outputs: number;
  readonly pairs: OutputPairs;
}

export type OutputPairs = "sum" | "equal" | "all";

/**
 * Receives Σ_w ∂f_k(x_i)/∂w · ∂f_l(x_j)/∂w over some of a layer's parameters w, nA × nB; where only the sum over
 * outputs is wanted, a share may be that of several.
 */
export type VisitShare = (k: number, l: number, share: Matrix) => void;

/**
 * Visits one layer's shares of the empirical NTK between the examples of two tiles, for every wanted pair of outputs;
 * a layer may have several shares (weights, bias), which add up.
 */
export function layerShares(
  state: TrainingState,
  layer: NetworkLayer,
  pair: TilePair,
  visit: VisitShare,
): void {
  const { operation } = layer;
  const { backend } = pair;
  const valuesOf = (tile: LayerTile, k: number) => ({
    ...extentOf(layer),
    n: tile.n,
    inputs: tile.inputs,
    signals: signalsAt(layer, tile, k),
  });
  if (operation.kind === "batchNorm") {
    const standardisation = standardisationOf(state, layer, operation.epsilon);
    rowShares(pair, visit, (tile, k) => normalisationGradients(backend, valuesOf(tile, k), standardisation));
    return;
  }
  if (operation.kind !== "dense" && operation.kind !== "conv") {
    throw new InputError({
      fn: "layerShares",
      argument: "layer",
      requirement: "must have parameters",
      received: operation.kind,
    });
  }
  if (!(operation.kind === "dense" && operation.fixed)) weightShares(layer, operation, pair, visit);
  if (operation.bias) rowShares(pair, visit, (tile, k) => biasGradients(backend, valuesOf(tile, k)));
}

function standardisationOf(
  { statistics }: TrainingState,
  { id }: NetworkLayer,
  epsilon: number,
): Standardisation {
  const variance = required(statistics, `${id}.variance`).dataSync<"float32">();
  const mean = required(statistics, `${id}.mean`).dataSync<"float32">();
  return { mean, deviation: variance.map((v) => Math.sqrt(v + epsilon)) };
}

/**
 * Per-example gradients of some parameters for `count` outputs from `first` on side by side, n × (count ·
 * parameters).
 */
type Gradients = (tile: LayerTile, first: number, count: number) => Matrix;

/** Shares as inner products of per-example gradients; of a sum, `together` outputs at a time. */
function rowShares(
  { A, B, outputs, pairs }: TilePair,
  visit: VisitShare,
  gradients: Gradients,
  together = 1,
): void {
  const products = (a: Matrix, b: Matrix) => (a === b ? gram(a) : matmul(a, b, { transposeB: true }));
  if (pairs !== "all") {
    for (let k = 0; k < outputs; k += together) {
      const count = Math.min(together, outputs - k);
      const own = gradients(A, k, count);
      visit(k, k, products(own, A === B ? own : gradients(B, k, count)));
    }
    return;
  }
  const all = (tile: LayerTile) => Array.from({ length: outputs }, (_, k) => gradients(tile, k, 1));
  const rowsA = all(A);
  const rowsB = A === B ? rowsA : all(B);
  for (const [k, a] of rowsA.entries()) for (const [l, b] of rowsB.entries()) visit(k, l, products(a, b));
}

/**
 * Two routes, the cheaper of which is taken: inner products of per-example weight gradients, or sums of products of
 * patches and of signals over pairs of positions, which win where the weights are many and the positions few.
 */
function weightShares(
  layer: NetworkLayer,
  operation: Extract<Operation, { kind: "dense" | "conv" }>,
  pair: TilePair,
  visit: VisitShare,
): void {
  const { A, B, outputs } = pair;
  const windows = layerWindows(A.inputShape, operation);
  const { positions, window } = windows;
  const sizes = { positions, window, filters: extentOf(layer).channels };
  const { byWeights, byPositions } = routeCosts({ nA: A.n, nB: B.n, outputs }, sizes);
  const shares = byWeights <= byPositions ? sharesByWeights : sharesByPositions;
  shares(layer, windows, pair, visit);
}

/** Filters, counted over the outputs of a run, with which a product of signals and patches reaches its speed. */
const PRODUCT_FILTERS = 160;

function sharesByWeights(
  layer: NetworkLayer,
  windows: LayerWindows,
  pair: TilePair,
  visit: VisitShare,
): void {
  const { backend, outputs, pairs } = pair;
  const wanted = Math.ceil(PRODUCT_FILTERS / extentOf(layer).channels);
  const together = pairs === "sum" ? Math.min(outputs, wanted) : 1;
  withPatches(backend, windows, 1, (patches) =>
    withSignalsBeside(backend, layer, together, (beside) => {
      const gradients: Gradients = (tile, first, count) =>
        weightGradients(
          tile.n,
          (i) => beside(tile, i, first, count),
          (i) => patches(tile.inputs, i, i + 1),
          // All pairs of outputs need the gradients of all of them at once.
          pairs === "all" ? (size) => new Float32Array(size) : tile.memory,
        );
      rowShares(pair, visit, gradients, together);
    }),
  );
}

function sharesByPositions(
  layer: NetworkLayer,
  windows: LayerWindows,
  pair: TilePair,
  visit: VisitShare,
): void {
  const { backend, A, B, outputs, pairs } = pair;
  const products = withPatches(backend, windows, A.n, (patchesA) => {
    if (A === B) return gram(patchesA(A.inputs, 0, A.n));
    return withPatches(backend, windows, B.n, (patchesB) =>
      matmul(patchesA(A.inputs, 0, A.n), patchesB(B.inputs, 0, B.n), { transposeB: true }),
    );
  });
  for (let k = 0; k < outputs; k++) {
    for (let l = pairs === "all" ? 0 : k; l < (pairs === "all" ? outputs : k + 1); l++) {
      const [a, b] = [signalsOf(backend, layer, A, k), signalsOf(backend, layer, B, l)];
      visit(k, l, positionProducts(products, a, b, windows.positions));
    }
  }
}
