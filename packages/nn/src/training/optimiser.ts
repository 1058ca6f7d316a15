import { caller, checkKeys, checkOneOf, resolveOptions, type Settings } from "@collapsar/linalg/check";
import * as tf from "@tensorflow/tfjs";
import { type Optimiser, optimiserKinds } from "../choices/training.js";
import { adamOptions, sgdOptions } from "../options.js";

/** An optimiser with all its numbers. */
export type OptimiserSettings =
  | ({ readonly kind: "sgd" } & Settings<typeof sgdOptions>)
  | ({ readonly kind: "adam" | "adamw" } & Settings<typeof adamOptions>);

/** The optimiser by name, with numbers in their ranges, else their defaults. */
export function resolveOptimiser(optimiser: Optimiser): OptimiserSettings {
  const kind = optimiser?.kind;
  checkOneOf(caller, "optimiser", kind, optimiserKinds);
  checkKeys(caller, optimiser, ["kind", ...Object.keys(kind === "sgd" ? sgdOptions : adamOptions)]);
  return kind === "sgd"
    ? { kind, ...resolveOptions(caller, sgdOptions, optimiser, "optimiser") }
    : { kind, ...resolveOptions(caller, adamOptions, optimiser, "optimiser") };
}

/** Names of the state arrays that an optimiser keeps beside each parameter. */
export function slotsOf(optimiser: OptimiserSettings): readonly string[] {
  if (optimiser.kind !== "sgd") return ["first", "second"];
  return optimiser.momentum === 0 ? [] : ["velocity"];
}

/** New values of one parameter and of its slots. */
export interface Update {
  readonly parameter: tf.Tensor;
  readonly slots: readonly tf.Tensor[];
}

/**
 * One step on one parameter.
 * sgd: v ← μv + g, p ← p − η v, or p − η(g + μv) with Nesterov's look-ahead.
 * adam, adamw: p ← p − η m̂/(√v̂ + ε) with bias-corrected moments (Kingma & Ba 2015).
 *
 * @param step - number of this step, from 1
 */
export function optimiserStep(
  optimiser: OptimiserSettings,
  parameter: tf.Tensor,
  gradient: tf.Tensor,
  slots: readonly tf.Tensor[],
  learningRate: number,
  step: number,
): Update {
  return optimiser.kind === "sgd"
    ? sgdStep(optimiser, parameter, gradient, slots, learningRate)
    : adamStep(optimiser, parameter, gradient, slots, learningRate, step);
}

function sgdStep(
  { momentum, nesterov }: Settings<typeof sgdOptions>,
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
  { beta1, beta2, epsilon }: Settings<typeof adamOptions>,
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
