import { checkInteger, checkNumber, checkNumbers, checkOneOf } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import type { LossName, TargetCoding } from "../choices/training.js";

/** The loss of a batch as a scalar; `targets` is batch × classes. */
export function lossOf(name: LossName, logits: tf.Tensor, targets: tf.Tensor): tf.Scalar {
  if (name === "cross-entropy") {
    return tf.neg(tf.mean(tf.sum(tf.mul(targets, tf.logSoftmax(logits)), -1))) as tf.Scalar;
  }
  const mean = tf.mean(tf.squaredDifference(logits, targets));
  return (name === "mse" ? mean : tf.mul(mean, 0.5)) as tf.Scalar;
}

/**
 * Targets of a batch, batch × outputs; a single output carries two classes, 1 for class 1 and the other target for
 * class 0.
 *
 * @param smoothing - ε: one-hot targets become (1 − ε) y + ε/C
 */
export function encodeTargets(
  labels: ArrayLike<number>,
  outputs: number,
  coding: TargetCoding,
  smoothing = 0,
): Float32Array {
  checkNumbers("encodeTargets", "labels", labels);
  checkInteger("encodeTargets", "outputs", outputs, 1);
  checkOneOf("encodeTargets", "coding", coding, ["one-hot", "plus-minus"]);
  checkNumber("encodeTargets", "smoothing", smoothing);
  const targets = new Float32Array(labels.length * outputs).fill(coding === "one-hot" ? 0 : -1);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] ?? 0;
    if (outputs > 1) targets[i * outputs + label] = 1;
    else if (label === 1) targets[i] = 1;
  }
  return smoothing === 0 ? targets : targets.map((y) => (1 - smoothing) * y + smoothing / outputs);
}

/** How many rows have their label's output largest, or a single output on the side of their label's target. */
export function countCorrect(logits: tf.Tensor, labels: Int32Array, coding: TargetCoding): number {
  const between = coding === "one-hot" ? 0.5 : 0;
  const predicted = tf.tidy(() =>
    logits.shape.at(-1) === 1 ? tf.greater(logits, between).dataSync() : tf.argMax(logits, -1).dataSync(),
  );
  return labels.reduce((count, label, i) => count + (predicted[i] === label ? 1 : 0), 0);
}
