import { parseSafetensors, type Safetensors, writeSafetensors } from "@collapsar/datasets";
import { InputError, randomFromState } from "@collapsar/linalg";
import type { Network } from "../architectures/graph.js";
import { parameterSpecs, statisticSpecs } from "../architectures/parameters.js";
import {
  type StateArray,
  type StateCounters,
  stateArrays,
  stateFromArrays,
  type TrainingState,
} from "./training-state.js";

const FORMAT = "collapsar-checkpoint";
const VERSION = 1;

/**
 * A training state as one safetensors file: parameters, running statistics, optimiser arrays, epoch, step and the generator.
 * A training that goes on from it takes bit for bit the steps that it would have taken.
 *
 * @param notes - text to keep beside it: what was measured so far, for instance
 */
export function writeCheckpoint(state: TrainingState, notes?: string): Uint8Array {
  const counters: StateCounters = { epoch: state.epoch, step: state.step, random: state.random.state() };
  return writeSafetensors(stateArrays(state), {
    format: FORMAT,
    version: String(VERSION),
    network: state.network.name,
    counters: JSON.stringify(counters),
    ...(notes === undefined ? {} : { notes }),
  });
}

/**
 * Reads a checkpoint back for the network that it was written for.
 *
 * @param file - where it was, for messages
 * @throws RangeError if the file is of another kind, a newer version, another network, or lacks an array; DataError if it is
 *   truncated or corrupt
 */
export function readCheckpoint(network: Network, bytes: Uint8Array, file?: string): TrainingState {
  const { tensors, metadata } = parseCheckpoint(bytes, file);
  const refusal = (reason: string) =>
    new RangeError(`readCheckpoint: ${file === undefined ? "" : `${file}: `}${reason}`);
  const { format, version, network: name, counters } = metadata;
  if (format !== FORMAT) throw refusal(`the file must be a ${FORMAT}, got ${format ?? "no format"}`);
  if (!(Number(version) >= 1 && Number(version) <= VERSION))
    throw refusal(`version must be ≤ ${VERSION}, got ${version}`);
  if (name !== network.name) throw refusal(`the checkpoint must be of ${network.name}, got ${name}`);
  const arrays: Record<string, StateArray> = {};
  for (const [key, { shape, data }] of tensors) {
    if (!data.every(Number.isFinite)) throw refusal(`${key} must be finite, got a number that is not`);
    arrays[key] = { shape, data: Float32Array.from(data) };
  }
  const slots = new Set(Object.keys(arrays).flatMap((key) => /^slot:.*(\/[^/]*)$/.exec(key)?.[1] ?? []));
  const expected = [
    ...parameterSpecs(network).flatMap(({ name: parameter, shape }) => [
      [`parameter:${parameter}`, shape] as const,
      ...[...slots].map((slot) => [`slot:${parameter}${slot}`, shape] as const),
    ]),
    ...statisticSpecs(network).map((spec) => [`statistic:${spec.name}`, [spec.size]] as const),
  ];
  for (const [key, shape] of expected) {
    const found = arrays[key]?.shape.join(" × ") ?? "nothing";
    if (found !== shape.join(" × ")) {
      throw refusal(`${key} must be ${shape.join(" × ")}, got ${found}`);
    }
  }
  const parsed = parseCounters(counters);
  if (parsed === undefined) {
    throw refusal(`counters must hold epoch, step and the generator's state, got ${counters ?? "none"}`);
  }
  return stateFromArrays(network, arrays, parsed);
}

/** Epoch, step and generator; undefined where the text is something else. */
function parseCounters(text = ""): StateCounters | undefined {
  try {
    const counters = JSON.parse(text) as StateCounters;
    randomFromState(counters.random);
    const isCount = (value: number) => Number.isInteger(value) && value >= 0;
    return isCount(counters.epoch) && isCount(counters.step) ? counters : undefined;
  } catch {
    return undefined;
  }
}

/** The text that was kept beside a checkpoint, if any. */
export function checkpointNotes(bytes: Uint8Array): string | undefined {
  return parseCheckpoint(bytes).metadata["notes"];
}

function parseCheckpoint(bytes: Uint8Array, file = "checkpoint"): Safetensors {
  try {
    return parseSafetensors(bytes);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const remedy = "put a whole copy in its place, or remove it to train from the start";
    throw new InputError({ ...error.fault, place: { ...error.fault.place, file }, remedy }, { cause: error });
  }
}
