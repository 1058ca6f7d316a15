import * as tf from "@tensorflow/tfjs";

/** Stochastic gradient descent with (Nesterov) momentum, or Adam. */
export type Optimiser =
  | { readonly kind: "sgd"; readonly momentum?: number; readonly nesterov?: boolean }
  | { readonly kind: "adam"; readonly beta1?: number; readonly beta2?: number; readonly epsilon?: number };

/** The optimisers by name. */
export const optimiserKinds = ["sgd", "adam"] as const satisfies Optimiser["kind"][];

/** Names of the state arrays that an optimiser keeps beside each parameter. */
export function slotsOf(optimiser: Optimiser): readonly string[] {
  if (optimiser.kind === "adam") return ["first", "second"];
  return (optimiser.momentum ?? 0) === 0 ? [] : ["velocity"];
}

/** New values of one parameter and of its slots. */
export interface Update {
  readonly parameter: tf.Tensor;
  readonly slots: readonly tf.Tensor[];
}

/**
 * One step on one parameter.
 * sgd: v ← μv + g, p ← p − η v, or p − η(g + μv) with Nesterov's look-ahead.
 * adam: p ← p − η m̂/(√v̂ + ε) with bias-corrected moments (Kingma & Ba 2015).
 *
 * @param step - number of this step, from 1
 */
export function optimiserStep(
  optimiser: Optimiser,
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  slots: readonly tf.Tensor[],
  learningRate: number,
  step: number,
): Update {
  return optimiser.kind === "adam"
    ? adamStep(optimiser, parameter, gradient, slots, learningRate, step)
    : sgdStep(optimiser, parameter, gradient, slots, learningRate);
}

function sgdStep(
  { momentum = 0, nesterov = false }: Extract<Optimiser, { kind: "sgd" }>,
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  slots: readonly tf.Tensor[],
  learningRate: number,
): Update {
  const [previous] = slots;
  if (!previous) return { parameter: tf.sub(parameter, tf.mul(gradient, learningRate)), slots: [] };
  const velocity = tf.add(tf.mul(previous, momentum), gradient);
  const direction = nesterov ? tf.add(gradient, tf.mul(velocity, momentum)) : velocity;
  return { parameter: tf.sub(parameter, tf.mul(direction, learningRate)), slots: [velocity] };
}

function adamStep(
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: Extract<Optimiser, { kind: "adam" }>,
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  slots: readonly tf.Tensor[],
  learningRate: number,
  step: number,
): Update {
  const [m, v] = slots as [tf.Tensor, tf.Tensor];
  const first = tf.add(tf.mul(m, beta1), tf.mul(gradient, 1 - beta1));
  const second = tf.add(tf.mul(v, beta2), tf.mul(tf.square(gradient), 1 - beta2));
  const rate = (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
  const scaledEpsilon = epsilon * Math.sqrt(1 - beta2 ** step);
  const change = tf.div(tf.mul(first, rate), tf.add(tf.sqrt(second), scaledEpsilon));
  return { parameter: tf.sub(parameter, change), slots: [first, second] };
}
