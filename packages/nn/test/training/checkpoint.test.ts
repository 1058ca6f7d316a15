import { parseSafetensors } from "@collapsar/datasets";
import { writeSafetensors } from "@collapsar/datasets/parts";
import { matrix, seededRandom } from "@collapsar/linalg";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  disposeState,
  examplesFor,
  mlp,
  type Optimiser,
  startTraining,
  type TrainingRecipe,
  type TrainingState,
  trainEpochs,
  trainingEpochs,
  useTensorflow,
} from "../../src/index.js";
import { readCheckpoint, writeCheckpoint } from "../../src/parts.js";

const network = mlp({ inputs: 3, classes: 2, hidden: [4] });
const random = seededRandom(3);
const X = matrix(
  12,
  3,
  Float64Array.from({ length: 36 }, () => random.normal()),
);
const y = Int32Array.from({ length: 12 }, (_, i) => i % 2);
const examples = examplesFor(network, X, y);
const adam = { kind: "adam" } as const;

const train = (state: TrainingState, optimiser: Optimiser, epochs: number) =>
  trainEpochs(state, examples, {
    loss: "cross-entropy",
    optimiser,
    learningRate: 0.1,
    batch: { size: 5 },
    epochs,
  });

describe("checkpoints", () => {
  let state: TrainingState;
  let bytes: Uint8Array;
  beforeAll(async () => {
    await useTensorflow("cpu");
    state = startTraining(network, { seed: 1, optimiser: adam });
    await train(state, adam, 2);
    bytes = writeCheckpoint(state);
  });
  afterAll(() => disposeState(state));

  /** The same arrays with other metadata. */
  function relabelled(change: Record<string, string>): Uint8Array {
    const { tensors, metadata } = parseSafetensors(bytes);
    const arrays = [...tensors].map(([name, { shape, data }]) => [
      name,
      { shape, data: Float32Array.from(data) },
    ]);
    return writeSafetensors(Object.fromEntries(arrays), { ...metadata, ...change });
  }

  it("carry Adam's moments, its count of steps and the generator: the next epochs are the same, bit for bit", async () => {
    const resumed = readCheckpoint(network, bytes);
    const whole = startTraining(network, { seed: 1, optimiser: adam });
    await train(resumed, adam, 5);
    await train(whole, adam, 5);
    expect(writeCheckpoint(resumed)).toEqual(writeCheckpoint(whole));
    for (const one of [resumed, whole]) disposeState(one);
  });

  it("of a newer version, of none and of another kind are refused", () => {
    expect(() => readCheckpoint(network, relabelled({ version: "2" }))).toThrow(/version must be ≤ 1, got 2/);
    expect(() => readCheckpoint(network, relabelled({ version: "one" }))).toThrow(/must be ≤ 1, got one/);
    expect(() => readCheckpoint(network, relabelled({ format: "model" }))).toThrow(/got model/);
  });

  it("with counters, numbers or shapes that cannot be are refused", () => {
    for (const counters of ["{", "{}", '{"epoch":"x","step":1}', '{"epoch":1,"step":2,"random":null}']) {
      expect(() => readCheckpoint(network, relabelled({ counters }))).toThrow(/counters must hold epoch/);
    }
    const { tensors, metadata } = parseSafetensors(bytes);
    const changed = (name: string, change: { shape: number[]; data: Float32Array }) =>
      writeSafetensors(
        Object.fromEntries([
          ...[...tensors].map(([key, { shape, data }]) => [key, { shape, data: Float32Array.from(data) }]),
          [name, change],
        ]),
        metadata,
      );
    const slot = [...tensors.keys()].find((key) => key.startsWith("slot:"))!;
    const small = { shape: [1], data: Float32Array.of(1) };
    expect(() => readCheckpoint(network, changed(slot, small))).toThrow(`${slot} must be `);
    const [name, { shape, data }] = [...tensors].find(([key]) => key.startsWith("parameter:"))!;
    const broken = { shape: [...shape], data: new Float32Array(data.length).fill(Number.NaN) };
    expect(() => readCheckpoint(network, changed(name, broken))).toThrow(`${name} must be finite`);
  });

  it("cut short anywhere are refused with what to do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), (length) => {
        expect(() => readCheckpoint(network, bytes.slice(0, length))).toThrow(
          /^checkpoint: expected .*; put a whole copy in its place, or remove it to train from the start$/,
        );
      }),
    );
  });

  it("started for another optimiser are refused where the training goes on", async () => {
    const resumed = readCheckpoint(network, bytes);
    const sgd = { kind: "sgd", momentum: 0.9 } as const;
    await expect(train(resumed, sgd, 5)).rejects.toThrow(/velocity for the recipe's sgd, got .*first/);
    disposeState(resumed);
  });
});

describe("an early stop", () => {
  it("leaves the loop after an epoch, and a later call goes on from there", async () => {
    const optimiser = { kind: "sgd" } as const;
    const state = startTraining(network, { seed: 1, optimiser });
    const seen: number[] = [];
    const recipe: TrainingRecipe = {
      loss: "cross-entropy",
      optimiser,
      learningRate: 0.1,
      batch: { size: 12 },
      epochs: 9,
    };
    for await (const { epoch } of trainingEpochs(state, examples, recipe)) if (seen.push(epoch) === 3) break;
    expect([seen, state.epoch]).toEqual([[0, 1, 2], 3]);
    for await (const { epoch } of trainingEpochs(state, examples, recipe)) seen.push(epoch);
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    disposeState(state);
  });

  it("by its signal, with progress in epochs", async () => {
    const optimiser = { kind: "sgd" } as const;
    const state = startTraining(network, { seed: 1, optimiser });
    const controller = new AbortController();
    const done: number[] = [];
    const training = trainEpochs(
      state,
      examples,
      { ...{ loss: "cross-entropy", optimiser, learningRate: 0.1, batch: { size: 12 }, epochs: 9 } },
      {
        signal: controller.signal,
        onProgress: (progress) => {
          expect([progress.total, progress.unit]).toEqual([9, "epochs"]);
          if (done.push(progress.done) === 5) controller.abort();
        },
      },
    );
    await expect(training).rejects.toThrow(/abort/);
    expect(done.length).toBe(5);
    disposeState(state);
  });
});
