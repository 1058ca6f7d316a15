import { checkOneOf } from "@collapsar/linalg";
import { erf, relu } from "./activation-layers.js";
import type { Layer } from "./layer.js";

const makers = { relu, erf };

/** Activations that a name suffices for. */
export type ActivationName = keyof typeof makers;

/** All of them, for menus and messages. */
export const ACTIVATION_NAMES = Object.freeze(Object.keys(makers) as ActivationName[]);

/** The layer of an activation by its name. */
export function activationByName(name: ActivationName): Layer {
  checkOneOf("activation", "name", name, ACTIVATION_NAMES);
  return makers[name]();
}
