import { parseSafetensors, type Safetensors } from "@collapsar/datasets";
import { writeSafetensors } from "@collapsar/datasets/parts";
import { InputError } from "@collapsar/linalg";
import { checkBytes, checkText } from "@collapsar/linalg/check";
import { randomFromState } from "@collapsar/linalg/parts";
import { checkNetwork, type Network } from "../architectures/graph.js";
import { parameterSpecs, statisticSpecs } from "../architectures/parameters.js";
import type { Shape } from "../choices/architecture.js";
import { checkState } from "./check-arguments.js";
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
 * A training state as one safetensors file: parameters, running statistics, optimiser arrays, epoch, step and the
 * generator. A training that goes on from it takes bit for bit the steps that it would have taken.
 *
 * @param notes - text to keep beside it: what was measured so far, for instance
 */
export function writeCheckpoint(state: TrainingState, notes?: string): Uint8Array {
  checkState("writeCheckpoint", state);
  if (notes !== undefined) checkText("writeCheckpoint", "notes", notes);
  const counters: StateCounters = { epoch: state.epoch, step: state.step, random: state.random.state() };
  return writeSafetensors(Object.fromEntries(stateArrays(state)), {
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
 * @throws InputError if the file is truncated or corrupt, of another kind, a newer version, another network, or lacks
 * an array
 */
export function readCheckpoint(network: Network, bytes: Uint8Array, file?: string): TrainingState {
  checkFile("readCheckpoint", bytes, file);
  checkNetwork("readCheckpoint", network);
  const { tensors, metadata } = parseCheckpoint(bytes, file);
  const { format, version, network: name, counters } = metadata;
  const check = (holds: boolean, requirement: string, received: string | undefined) => {
    if (holds) return;
    throw new InputError({
      fn: "readCheckpoint",
      requirement,
      received: received ?? "none",
      place: { file },
    });
  };
  check(format === FORMAT, `must be a ${FORMAT}`, format);
  check(Number(version) >= 1 && Number(version) <= VERSION, `version must be ≤ ${VERSION}`, version);
  check(name === network.name, `must be of ${network.name}`, name);
  const arrays = new Map<string, StateArray>();
  for (const [key, { shape, data }] of tensors) {
    check(data.every(Number.isFinite), `${key} must be finite`, "a number that is not");
    arrays.set(key, { shape, data: Float32Array.from(data) });
  }
  for (const [key, shape] of expectedArrays(network, arrays)) {
    const found = arrays.get(key)?.shape.join(" × ") ?? "nothing";
    check(found === shape.join(" × "), `${key} must be ${shape.join(" × ")}`, found);
  }
  const parsed = parseCounters(counters);
  if (parsed === undefined) {
    const requirement = "counters must hold epoch, step and the generator's state";
    throw new InputError({
      fn: "readCheckpoint",
      requirement,
      received: counters ?? "none",
      place: { file },
    });
  }
  return stateFromArrays(network, arrays, parsed);
}

/**
 * Names and shapes of the arrays that a network's state has, with the optimiser arrays that the file begins for any
 * parameter.
 */
function expectedArrays(
  network: Network,
  arrays: ReadonlyMap<string, StateArray>,
): (readonly [string, Shape])[] {
  const slots = new Set<string>();
  for (const key of arrays.keys()) {
    if (key.startsWith("slot:")) slots.add(key.slice(key.lastIndexOf("/")));
  }
  return [
    ...parameterSpecs(network).flatMap(({ name, shape }) => [
      [`parameter:${name}`, shape] as const,
      ...[...slots].map((slot) => [`slot:${name}${slot}`, shape] as const),
    ]),
    ...statisticSpecs(network).map(({ name, size }) => [`statistic:${name}`, [size]] as const),
  ];
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
export function checkpointNotes(bytes: Uint8Array, file?: string): string | undefined {
  checkFile("checkpointNotes", bytes, file);
  return parseCheckpoint(bytes, file).metadata["notes"];
}

function checkFile(fn: string, bytes: Uint8Array, file: string | undefined): void {
  checkBytes(fn, "bytes", bytes);
  if (file !== undefined) checkText(fn, "file", file);
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
