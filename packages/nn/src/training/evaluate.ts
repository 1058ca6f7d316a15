import { InputError, type Matrix, matrix } from "@collapsar/linalg";
import { checkKeys, checkText, checkTexts, resolveOptions } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import { forward, required } from "../architectures/forward.js";
import type { LossName, TargetCoding } from "../choices/training.js";
import { evaluateOptions, recipeOptions } from "../options.js";
import { checkExamples, checkState } from "./check-arguments.js";
import { type Examples, gatherRange } from "./data.js";
import { countCorrect, encodeTargets, lossOf } from "./loss.js";
import type { TrainingState } from "./training-state.js";

/** Rows that pass through the network at once. */
const EVALUATION_BATCH = 256;

/**
 * Outputs of chosen layers for every example, with running statistics: id → n × p in float64, axes beyond the first
 * laid side by side. The float32 of TensorFlow.js crosses here, once.
 */
export function layerOutputs(
  state: TrainingState,
  examples: Examples,
  layers: readonly string[],
): Map<string, Matrix> {
  checkState("layerOutputs", state);
  checkExamples("layerOutputs", examples);
  checkTexts("layerOutputs", "layers", layers);
  const shapes = new Map(state.network.layers.map((layer) => [layer.id, layer.shape]));
  const outputs = new Map(
    layers.map((id) => {
      const shape = shapes.get(id);
      if (!shape) {
        const requirement = "must be layers of the network";
        throw new InputError({ fn: "layerOutputs", argument: "layers", requirement, received: String(id) });
      }
      const cols = shape.reduce((a, b) => a * b, 1);
      return [id, matrix(examples.n, cols, new Float64Array(examples.n * cols))];
    }),
  );
  eachBatch(examples, (x, start) => {
    const values = tf.tidy(() => {
      const all = forward(state.network, x, { parameters: state.parameters, statistics: state.statistics });
      return layers.map((id) => required(all, id).dataSync());
    });
    layers.forEach((id, i) => {
      const { data, cols } = outputs.get(id) as Matrix;
      data.set(values[i] as Float32Array, start * cols);
    });
  });
  return outputs;
}

/** Options of `evaluate`. */
export interface EvaluateOptions {
  readonly loss: LossName;
  /** How classes become targets; defaults to one-hot. */
  readonly coding?: TargetCoding | undefined;
}

/** Loss and accuracy over all examples, with running statistics. */
export function evaluate(
  state: TrainingState,
  examples: Examples,
  options: EvaluateOptions,
): { loss: number; accuracy: number } {
  checkState("evaluate", state);
  checkExamples("evaluate", examples);
  // a recipe says both too
  checkKeys("evaluate", options ?? null, Object.keys(recipeOptions));
  const { loss, coding } = resolveOptions("evaluate", evaluateOptions, options);
  let [total, correct] = [0, 0];
  eachBatch(examples, (x, _start, labels) => {
    const { value, right } = tf.tidy(() => {
      const outputs = forward(state.network, x, {
        parameters: state.parameters,
        statistics: state.statistics,
      });
      const logits = required(outputs, state.network.output);
      const targets = tf.tensor2d(encodeTargets(labels, examples.classes, coding), [
        labels.length,
        examples.classes,
      ]);
      return {
        value: lossOf(loss, logits, targets).dataSync()[0] ?? Number.NaN,
        right: countCorrect(logits, labels, coding),
      };
    });
    total += value * labels.length;
    correct += right;
  });
  return { loss: total / examples.n, accuracy: correct / examples.n };
}

/** A parameter as a float64 matrix: its last axis in columns. */
export function parameterMatrix(state: TrainingState, name: string): Matrix {
  checkState("parameterMatrix", state);
  checkText("parameterMatrix", "name", name);
  const tensor = required(state.parameters, name);
  const cols = tensor.shape.at(-1) ?? 1;
  return matrix(tensor.size / cols, cols, Float64Array.from(tensor.dataSync()));
}

function eachBatch(
  examples: Examples,
  visit: (x: tf.Tensor, start: number, labels: Int32Array) => void,
): void {
  for (let start = 0; start < examples.n; start += EVALUATION_BATCH) {
    const { x, labels } = gatherRange(examples, start, Math.min(start + EVALUATION_BATCH, examples.n));
    try {
      visit(x, start, labels);
    } finally {
      x.dispose();
    }
  }
}
