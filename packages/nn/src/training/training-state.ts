import { type Random, seededRandom } from "@collapsar/linalg";
import { named, ownOptions } from "@collapsar/linalg/check";
import { randomFromState } from "@collapsar/linalg/parts";
import * as tf from "@tensorflow/tfjs";
import { checkNetwork, type Network } from "../architectures/graph.js";
import { parameterSpecs, statisticSpecs } from "../architectures/parameters.js";
import type { Shape } from "../choices/architecture.js";
import type { Optimiser } from "../choices/training.js";
import { startOptions } from "../options.js";
import { checkState } from "./check-arguments.js";
import { drawParameters, type InitialisationOptions } from "./initialise.js";
import { resolveOptimiser, slotsOf } from "./optimiser.js";

/** The state of a training between two steps. Its tensors live until `disposeState`. */
export interface TrainingState {
  readonly network: Network;
  readonly parameters: Map<string, tf.Tensor>;
  /** Running means and variances of the normalisations. */
  readonly statistics: Map<string, tf.Tensor>;
  /** Optimiser arrays, `parameter/slot`. */
  readonly slots: Map<string, tf.Tensor>;
  /** Shuffles the batches. */
  random: Random;
  /** Epochs and steps that are done. */
  epoch: number;
  step: number;
}

/** Options of `startTraining`. */
export interface StartOptions extends InitialisationOptions {
  readonly seed: number;
  readonly optimiser: Optimiser;
}

/** A network before its first step: freshly drawn parameters, running moments 0 and 1, optimiser arrays 0. */
export function startTraining(network: Network, options: StartOptions): TrainingState {
  const fn = "startTraining";
  checkNetwork(fn, network);
  const settings = ownOptions(fn, startOptions, options);
  const optimiser = named(fn, () => resolveOptimiser(settings.optimiser));
  const random = seededRandom(settings.seed);
  const drawn = drawParameters(network, random, settings);
  const arrays = new Map<string, StateArray>();
  for (const { name, shape } of parameterSpecs(network)) {
    const data = drawn.get(name) ?? new Float32Array();
    arrays.set(`parameter:${name}`, { shape, data });
    for (const slot of slotsOf(optimiser)) {
      arrays.set(`slot:${name}/${slot}`, { shape, data: new Float32Array(data.length) });
    }
  }
  for (const { name, size } of statisticSpecs(network)) {
    const start = name.endsWith(".variance") ? 1 : 0;
    arrays.set(`statistic:${name}`, { shape: [size], data: new Float32Array(size).fill(start) });
  }
  return stateFromArrays(network, arrays, { epoch: 0, step: 0, random: random.fork().state() });
}

/** One array of a saved state. */
export interface StateArray {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** The counters of a saved state. */
export interface StateCounters {
  readonly epoch: number;
  readonly step: number;
  readonly random: ReturnType<Random["state"]>;
}

/** Puts saved arrays (`parameter:…`, `statistic:…`, `slot:…`) back on the backend. */
export function stateFromArrays(
  network: Network,
  arrays: ReadonlyMap<string, StateArray>,
  { epoch, step, random }: StateCounters,
): TrainingState {
  const group = (prefix: string) =>
    new Map(
      [...arrays]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { shape, data }]) => [key.slice(prefix.length), tf.tensor(data, [...shape], "float32")]),
    );
  return {
    network,
    parameters: group("parameter:"),
    statistics: group("statistic:"),
    slots: group("slot:"),
    random: randomFromState(random),
    epoch,
    step,
  };
}

/** Reads every array of a state back from the backend, float32 as it is. */
export function stateArrays({ parameters, statistics, slots }: TrainingState): Map<string, StateArray> {
  const arrays = new Map<string, StateArray>();
  for (const [group, tensors] of [
    ["parameter", parameters],
    ["statistic", statistics],
    ["slot", slots],
  ] as const) {
    for (const [name, tensor] of tensors) {
      arrays.set(`${group}:${name}`, { shape: tensor.shape, data: Float32Array.from(tensor.dataSync()) });
    }
  }
  return arrays;
}

/** Frees every tensor of a state. */
export function disposeState(state: TrainingState): void {
  checkState("disposeState", state);
  const { parameters, statistics, slots } = state;
  for (const tensors of [parameters, statistics, slots]) {
    for (const tensor of tensors.values()) tensor.dispose();
    tensors.clear();
  }
}

/** Puts new tensors in the place of old ones, which are freed. */
export function replaceTensors(into: Map<string, tf.Tensor>, fresh: ReadonlyMap<string, tf.Tensor>): void {
  for (const [name, tensor] of fresh) {
    into.get(name)?.dispose();
    into.set(name, tensor);
  }
}
