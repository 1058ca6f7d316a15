import { InputError, type Matrix } from "@collapsar/linalg";
import { checkFinite, checkLabels, checkMatrix } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import { checkNetwork, type Network } from "../architectures/graph.js";
import type { Shape } from "../choices/architecture.js";

/** Examples on the way into a network: float32 rows of the network's input shape, with labels. */
export interface Examples {
  readonly n: number;
  readonly shape: Shape;
  /** n × (product of the shape), row-major; images are height × width × channels. */
  readonly values: Float32Array;
  readonly labels: Int32Array;
  /** Outputs of the network. */
  readonly classes: number;
}

/**
 * Examples from a matrix of rows and labels, checked against a network; one with a single output takes labels 0 and 1.
 *
 * @throws InputError if a row does not fill the network's input shape or is not finite in float32, or a label is
 * outside its
 *   classes
 */
export function examplesFor(network: Network, X: Matrix, labels: ArrayLike<number>): Examples {
  checkNetwork("examplesFor", network);
  checkMatrix("examplesFor", "X", X);
  const shape = network.layers[0]?.shape ?? [];
  const size = shape.reduce((a, b) => a * b, 1);
  if (X.cols !== size) {
    const requirement = `rows must fill the input ${shape.join(" × ")} (${size} values)`;
    throw new InputError({ fn: "examplesFor", requirement, received: `${X.cols} columns` });
  }
  const { classes } = checkLabels("examplesFor", labels, X.rows);
  const most = Math.max(2, network.classes);
  if (classes > most) {
    const requirement = `must be below the network's ${most} classes`;
    throw new InputError({
      fn: "examplesFor",
      argument: "labels",
      requirement,
      received: String(classes - 1),
    });
  }
  const values = X.data instanceof Float32Array ? X.data : Float32Array.from(X.data);
  checkFinite("examplesFor", "X in float32", { ...X, data: values });
  return { n: X.rows, shape, values, labels: Int32Array.from(labels), classes: network.classes };
}

/** The rows of a batch as a tensor, batch × shape, with their labels. */
export function gatherBatch(
  examples: Examples,
  rows: ArrayLike<number>,
): { x: tf.Tensor; labels: Int32Array } {
  const size = examples.values.length / examples.n;
  const values = new Float32Array(rows.length * size);
  const labels = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    values.set(examples.values.subarray(row * size, (row + 1) * size), i * size);
    labels[i] = examples.labels[row] ?? 0;
  }
  return { x: tf.tensor(values, [rows.length, ...examples.shape], "float32"), labels };
}

/** The rows start…end−1 of the examples. */
export function gatherRange(
  examples: Examples,
  start: number,
  end: number,
): { x: tf.Tensor; labels: Int32Array } {
  return gatherBatch(
    examples,
    Uint32Array.from({ length: end - start }, (_, i) => start + i),
  );
}
