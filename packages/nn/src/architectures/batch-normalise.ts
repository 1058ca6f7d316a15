import * as tf from "@tensorflow/tfjs";

/** The result of a training-mode normalisation: the output and the batch's own moments, one a channel. */
export interface Normalised {
  readonly y: tf.Tensor;
  readonly mean: tf.Tensor1D;
  readonly variance: tf.Tensor1D;
}

/**
 * Batch normalisation by the batch's own moments, y = (x − μ)/√(v + ε) · scale + shift over all axes but the last,
 * with its gradient in closed form — a few passes over x instead of one for every elementary operation:
 * ∂x = a (g − mean g − x̂ mean(g x̂)), ∂scale = Σ g x̂, ∂shift = Σ g, a = scale/√(v + ε).
 *
 * Source: Ioffe & Szegedy 2015, section 3.
 */
export function batchNormalise(
  x: tf.Tensor,
  scale: tf.Tensor,
  shift: tf.Tensor,
  epsilon: number,
): Normalised {
  const axes = Array.from({ length: x.rank - 1 }, (_, axis) => axis);
  const moments = tf.tidy(() => {
    const mean = tf.mean(x, axes) as tf.Tensor1D;
    const variance = tf.mean(tf.squaredDifference(x, mean), axes) as tf.Tensor1D;
    return { mean, variance };
  });
  const { mean, variance } = moments;
  const operation = tf.customGrad((...args: (tf.Tensor | tf.GradSaveFunc)[]) => {
    const [input, gain, offset, save] = args as [tf.Tensor, tf.Tensor1D, tf.Tensor1D, tf.GradSaveFunc];
    // Tensors that the reverse pass needs are saved: the rest of the forward pass's tensors is gone by then.
    save([input, gain, mean, variance]);
    const value = tf.batchNorm(input, mean, variance, offset, gain, epsilon);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [kept, keptGain, mu, v] = saved as [tf.Tensor, tf.Tensor1D, tf.Tensor1D, tf.Tensor1D];
      const inverse = tf.rsqrt(tf.add(v, epsilon));
      const standard = tf.batchNorm(kept, mu, v, undefined, undefined, epsilon);
      const count = kept.size / mu.size;
      const dShift = tf.sum(dy, axes);
      const dScale = tf.sum(tf.mul(dy, standard), axes);
      const factor = tf.mul(keptGain, inverse);
      const slope = tf.div(tf.mul(factor, dScale), count);
      const constant = tf.div(tf.mul(factor, dShift), count);
      const dx = tf.sub(tf.sub(tf.mul(dy, factor), tf.mul(standard, slope)), constant);
      return [dx, dScale, dShift];
    };
    return { value, gradFunc };
  });
  return { y: operation(x, scale, shift), mean, variance };
}
