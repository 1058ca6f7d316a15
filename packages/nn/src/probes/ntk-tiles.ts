import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { advance } from "@collapsar/linalg/check";
import { largestOf } from "@collapsar/linalg/parts";
import type { CollapsarBackend } from "@collapsar/tfjs-backend/parts";
import * as tf from "@tensorflow/tfjs";
import { required } from "../architectures/forward.js";
import type { NetworkLayer } from "../architectures/graph.js";
import { parameterSpecs } from "../architectures/parameters.js";
import { type Examples, gatherRange } from "../training/data.js";
import type { TrainingState } from "../training/training-state.js";
import { layerShares, type OutputPairs, type TilePair } from "./layer-kernel.js";
import type { LayerTile } from "./layer-tile.js";
import { keptMemory, type Memory, probeBackend, withValues } from "./probe-memory.js";
import { type LayerSignals, layerTensors, reversePass } from "./reverse-pass.js";

export interface TileOptions {
  readonly target: string | undefined;
  /** Examples a tile. */
  readonly tile: number;
  readonly parametrisation: "standard" | "ntk";
  /** Pairs of outputs (k, l): the sum over k = l, each k = l, or all. */
  readonly pairs: OutputPairs;
  readonly work: Work;
}

/** One summand of the kernel's block (k, l): factor · share, whose first entry belongs at (row, col); row ≤ col. */
export interface TileShare {
  readonly k: number;
  readonly l: number;
  readonly share: Matrix;
  readonly factor: number;
  readonly row: number;
  readonly col: number;
}

/** Values of one layer's signals that are held at once; larger arrays cost more to get than to fill. */
const SIGNAL_VALUES = 1 << 24;

/** The layer that is differentiated. */
export function targetLayer(state: TrainingState, id = state.network.output): NetworkLayer {
  const layer = state.network.layers.find((one) => one.id === id);
  if (layer?.shape.length !== 1) {
    const requirement = "must be a layer of the network with one axis";
    throw new InputError({ fn: "empiricalNtk", argument: "target", requirement, received: String(id) });
  }
  return layer;
}

/** Visits the shares of all layers with parameters by tiles of the upper triangle of examples. */
export function eachTileShare(
  state: TrainingState,
  examples: Examples,
  options: TileOptions,
  visit: (one: TileShare) => void,
): void {
  const { tile, pairs, work } = options;
  const backend = probeBackend();
  const { id, shape } = targetLayer(state, options.target);
  const factors = shareFactors(state, options.parametrisation);
  const runs = outputRuns(state, shape[0] ?? 0, Math.min(tile, examples.n), pairs);
  const starts = Array.from({ length: Math.ceil(examples.n / tile) }, (_, t) => t * tile);
  const total = ((starts.length * (starts.length + 1)) / 2) * runs.length;
  let done = 0;
  for (const row of starts) {
    const A = openTile(state, examples, row, Math.min(row + tile, examples.n));
    for (const col of starts.filter((start) => start >= row)) {
      const B = col === row ? A : openTile(state, examples, col, Math.min(col + tile, examples.n));
      for (const { first, count } of runs) {
        for (const { layer, signals } of together(state, [A, B], { target: id, first, count, at: factors })) {
          withSides(backend, layer, [A, B], signals, (sides) => {
            layerShares(state, layer, { ...sides, backend, outputs: count, pairs }, (k, l, share) => {
              visit({ k: first + k, l: first + l, share, factor: factors.get(layer.id) ?? 1, row, col });
            });
          });
        }
        advance(work, { done: ++done, total, unit: "tiles" });
      }
      if (B !== A) closeTile(B);
    }
    closeTile(A);
  }
}

interface Tile {
  readonly n: number;
  readonly memory: Memory;
  readonly outputs: Map<string, tf.Tensor>;
}

function openTile(state: TrainingState, examples: Examples, start: number, end: number): Tile {
  const { x } = gatherRange(examples, start, end);
  const outputs = layerTensors(state, x);
  x.dispose();
  return { n: end - start, memory: keptMemory(), outputs };
}

function closeTile({ outputs }: Tile): void {
  tf.dispose([...outputs.values()]);
}

/** Factor of each trainable layer's share under a parametrisation, by layer. */
function shareFactors(
  { network }: TrainingState,
  parametrisation: TileOptions["parametrisation"],
): Map<string, number> {
  return new Map(
    parameterSpecs(network).map(({ layer, role, fanIn }) => [
      layer,
      parametrisation === "standard" || role === "scale" || role === "shift" ? 1 : 1 / fanIn,
    ]),
  );
}

/** Runs of outputs that go back through the network together; all at once where every pair of them is wanted. */
function outputRuns(
  { network }: TrainingState,
  outputs: number,
  n: number,
  pairs: TileOptions["pairs"],
): { first: number; count: number }[] {
  const largest = largestOf(network.layers.map(({ shape }) => shape.reduce((a, b) => a * b, 1)));
  const fitting = Math.max(1, Math.floor(SIGNAL_VALUES / (n * largest)));
  const run = pairs === "all" ? outputs : Math.ceil(outputs / Math.ceil(outputs / fitting));
  return Array.from({ length: Math.ceil(outputs / run) }, (_, r) => ({
    first: r * run,
    count: Math.min(run, outputs - r * run),
  }));
}

/** Goes back through two tiles side by side, through one where both are the same. */
function* together(
  state: TrainingState,
  [A, B]: readonly [Tile, Tile],
  { at, ...options }: { target: string; first: number; count: number; at: ReadonlyMap<string, number> },
): Generator<{ layer: NetworkLayer; signals: readonly [LayerSignals, LayerSignals] }> {
  const wanted = { ...options, at: new Set(at.keys()) };
  const passB = A === B ? undefined : reversePass(state, B.outputs, wanted);
  try {
    for (const a of reversePass(state, A.outputs, wanted)) {
      const b = passB?.next().value ?? a;
      yield { layer: a.layer, signals: [a, b] };
    }
    passB?.next();
  } finally {
    passB?.return();
  }
}

/** Lends both sides of a layer, where their values lie. */
function withSides(
  backend: CollapsarBackend,
  layer: NetworkLayer,
  [A, B]: readonly [Tile, Tile],
  [a, b]: readonly [LayerSignals, LayerSignals],
  use: (sides: Pick<TilePair, "A" | "B">) => void,
): void {
  const withSide = (
    { n, memory, outputs }: Tile,
    { signal }: LayerSignals,
    lend: (one: LayerTile) => void,
  ) => {
    const input = required(outputs, layer.inputs[0] ?? "");
    withValues(backend, input, (inputs) =>
      withValues(backend, signal, (signals) => lend({ n, inputShape: input.shape, inputs, signals, memory })),
    );
  };
  backend.heap.begin();
  withSide(A, a, (one) => {
    if (A === B) use({ A: one, B: one });
    else withSide(B, b, (other) => use({ A: one, B: other }));
  });
}
