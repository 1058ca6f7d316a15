import { InputError, type Matrix, type Work } from "@collapsar/linalg";
import { checkFunction, checkKeys, checkNumbers, resolveOptions, shownValue } from "@collapsar/linalg/check";
import { type FeatureRows, type Measurement, type MeasureOptions, measureFeatures } from "@collapsar/metrics";
import * as tf from "@tensorflow/tfjs";
import { callbackOptions } from "../options.js";

/** Options of `collapseCallback`: samples, layer and times of the measurements. */
export interface CollapseCallbackOptions
  extends Omit<MeasureOptions, "weights" | "bias">,
    Pick<Work, "signal"> {
  /** The samples on which the network is measured, as `model.predict` takes them. */
  readonly x: tf.Tensor;
  /** Their labels: whole numbers from 0. */
  readonly labels: ArrayLike<number>;
  /** Name of the layer whose outputs are the features; by default what the last layer takes. */
  readonly layer?: string | undefined;
  /** Number of epochs between two measurements; the last epoch is always measured. Defaults to 1. */
  readonly every?: number | undefined;
  /** Samples that pass through the network at once; defaults to 256. */
  readonly batchSize?: number | undefined;
  /** Is given each measurement, with the number of epochs that are done. */
  readonly onMeasure: (epochs: number, measured: Measurement) => void | Promise<void>;
}

const optionKeys = [...Object.keys(callbackOptions), "x", "labels", "onMeasure", "signal", "metrics", "ood"];

function checkModel(model: tf.LayersModel): void {
  // by their parts: TensorFlow.js may be there twice
  if (Array.isArray(model?.layers) && Array.isArray(model.inputs) && Array.isArray(model.outputs)) return;
  const requirement = "must be a model of layers of TensorFlow.js";
  const received = shownValue(model);
  throw new InputError({ fn: "collapseCallback", argument: "model", requirement, received });
}

function checkSamples(x: tf.Tensor): void {
  if (Array.isArray(x?.shape) && typeof x.dtype === "string") return;
  const requirement = "must be a tensor, one sample a row";
  throw new InputError({ fn: "collapseCallback", argument: "x", requirement, received: shownValue(x) });
}

/** The features of a model as rows that are computed anew at each pass: none are kept. */
function featureRows(features: tf.LayersModel, x: tf.Tensor, batchSize: number): FeatureRows {
  const [n = 0] = x.shape;
  const shape = (features.outputs[0] as tf.SymbolicTensor).shape.slice(1);
  const cols = shape.reduce<number>((product, size) => product * (size ?? Number.NaN), 1);
  function* blocks(): Generator<Matrix> {
    for (let start = 0; start < n; start += batchSize) {
      const rows = Math.min(batchSize, n - start);
      const data = tf.tidy(() => {
        const batch = tf.slice(x, start, rows);
        return (features.predict(batch, { batchSize: rows }) as tf.Tensor).dataSync<"float32">();
      });
      yield { rows, cols, data };
    }
  }
  return { rows: n, cols, blocks };
}

/** The classifier of a model that ends in a dense layer: W (C × p) and b; undefined for any other end. */
function classifierOf(model: tf.LayersModel): { weights: Matrix; bias?: Float32Array } | undefined {
  const last = model.layers.at(-1)!;
  if (last.getClassName() !== "Dense") return undefined;
  const [kernel, bias] = last.getWeights() as [tf.Tensor2D, tf.Tensor1D | undefined];
  const data = tf.tidy(() => tf.transpose(kernel).dataSync<"float32">());
  const weights = { rows: kernel.shape[1], cols: kernel.shape[0], data };
  return { weights, ...(bias && { bias: bias.dataSync<"float32">() }) };
}

/**
 * A callback of `model.fit` that measures collapse while a model of TensorFlow.js trains: features of a layer, read
 * block by block and never kept, with the last dense layer as the classifier.
 *
 * await model.fit(x, y, { epochs: 50, callbacks: collapseCallback(model, { x, labels, onMeasure: (epoch, m) => … })
 * });
 *
 * @param model - a model with one input and one output; a softmax of the last layer changes neither NC4 nor the
 * geometry
 * @throws InputError if the layer is unknown, the model has several outputs, or the labels are not those of x
 */
export function collapseCallback(
  model: tf.LayersModel,
  options: CollapseCallbackOptions,
): tf.CustomCallbackArgs {
  const fn = "collapseCallback";
  checkModel(model);
  checkKeys(fn, options ?? null, optionKeys);
  checkSamples(options.x);
  checkNumbers(fn, "labels", options.labels);
  checkFunction(fn, "onMeasure", options.onMeasure);
  const settings = { ...options, ...resolveOptions(fn, callbackOptions, options) };
  const { x, labels, onMeasure, signal, layer, every, batchSize, ...measure } = settings;
  if (model.outputs.length !== 1 || model.inputs.length !== 1) {
    const requirement = "must have one input and one output";
    const received = `${model.inputs.length} and ${model.outputs.length}`;
    throw new InputError({ fn, argument: "model", requirement, received });
  }
  if (labels.length !== x.shape[0]) {
    const requirement = `must hold ${x.shape[0]} labels, one for each sample of x`;
    throw new InputError({ fn, argument: "labels", requirement, received: String(labels.length) });
  }
  const last = model.layers.at(-1)!;
  const named = layer === undefined ? undefined : model.layers.find(({ name }) => name === layer);
  if (layer !== undefined && named === undefined) {
    const requirement = `must be among ${model.layers.map(({ name }) => name).join(", ")}`;
    throw new InputError({ fn, argument: "layer", requirement, received: layer });
  }
  const outputs = (named?.output ?? last.input) as tf.SymbolicTensor;
  const features = tf.model({ inputs: model.inputs, outputs });
  const rows = featureRows(features, x, batchSize);
  let [seen, measuredAt] = [0, -1];
  const measureNow = async () => {
    if (measuredAt === seen) return;
    measuredAt = seen;
    const classifier = outputs === last.input ? classifierOf(model) : undefined;
    await onMeasure(seen, measureFeatures(rows, labels, { ...measure, ...classifier }, { signal }));
  };
  return {
    onEpochEnd: async (epoch) => {
      seen = epoch + 1;
      if (seen % every === 0) await measureNow();
    },
    onTrainEnd: measureNow,
  };
}
