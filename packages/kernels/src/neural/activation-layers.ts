import { erfDual } from "../activations/erf.js";
import { reluDual } from "../activations/piecewise-linear.js";
import { activationLayer } from "./activation-layer.js";
import type { Layer } from "./layer.js";

/** φ(x) = max(x, 0). */
export function relu(): Layer {
  return activationLayer(reluDual());
}

/** φ = erf. */
export function erf(): Layer {
  return activationLayer(erfDual());
}
