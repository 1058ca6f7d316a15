import { checkOneOf } from "@collapsar/linalg/check";
import {
  abs,
  bell,
  cos,
  erf,
  exp,
  gelu,
  identityActivation,
  leakyRelu,
  relu,
  sigmoid,
  silu,
  sin,
  softplus,
  tanh,
} from "./activation-layers.js";
import type { Layer } from "./layer.js";

const makers = {
  relu,
  erf,
  identity: identityActivation,
  "leaky-relu": () => leakyRelu(),
  abs,
  sin,
  cos,
  exp,
  gaussian: bell,
  gelu,
  tanh,
  sigmoid,
  silu,
  softplus,
} satisfies Record<string, () => Layer>;

/** Activations that a name suffices for. */
export type ActivationName = keyof typeof makers;

/** All of them, for menus and messages. */
export const ACTIVATION_NAMES: readonly ActivationName[] = Object.freeze(
  Object.keys(makers) as ActivationName[],
);

/** The layer of an activation by its name. */
export function activationByName(name: ActivationName): Layer {
  checkOneOf("activationByName", "name", name, ACTIVATION_NAMES);
  return makers[name]();
}
