import { InputError } from "@collapsar/linalg";
import { checkFunction, checkInteger, checkKeys, checkObject, shownValue } from "@collapsar/linalg/check";
import { bellDual } from "../activations/bell.js";
import { erfDual } from "../activations/erf.js";
import { expDual } from "../activations/exponential.js";
import { geluDual } from "../activations/gelu.js";
import { identityDual } from "../activations/identity.js";
import { absDual, leakyReluDual, piecewiseLinear, reluDual } from "../activations/piecewise-linear.js";
import { scalarDual } from "../activations/scalar.js";
import { cosDual, sinDual } from "../activations/sinusoid.js";
import { activationLayer } from "./activation-layer.js";
import type { Layer } from "./layer.js";

/** φ(x) = x. */
export function identityActivation(): Layer {
  return activationLayer(identityDual());
}

/** φ(x) = max(x, 0). */
export function relu(): Layer {
  return activationLayer(reluDual());
}

/** φ(x) = x for x ≥ 0 and slope · x below; slope defaults to 0.01. */
export function leakyRelu(options: { readonly slope?: number | undefined } = {}): Layer {
  checkKeys("leakyRelu", options, ["slope"]);
  const { slope = 0.01 } = options;
  checkSlope("leakyRelu", "slope", slope);
  return activationLayer(leakyReluDual(slope));
}

/** φ(x) = a + b|x| is Gaussian only through |x|; this is the family φ(x) = linear · x + bent · |x|. */
export function linearAbs(options: { readonly linear: number; readonly bent: number }): Layer {
  checkObject("linearAbs", "options", options);
  checkKeys("linearAbs", options, ["linear", "bent"]);
  const { linear, bent } = options;
  checkSlope("linearAbs", "linear", linear);
  checkSlope("linearAbs", "bent", bent);
  return activationLayer(piecewiseLinear(`linear-abs(${linear}, ${bent})`, linear, bent));
}

/** φ(x) = |x|. */
export function abs(): Layer {
  return activationLayer(absDual());
}

/** φ = erf. */
export function erf(): Layer {
  return activationLayer(erfDual());
}

/** φ = sin. */
export function sin(): Layer {
  return activationLayer(sinDual());
}

/** φ = cos. */
export function cos(): Layer {
  return activationLayer(cosDual());
}

/** φ = exp. */
export function exp(): Layer {
  return activationLayer(expDual());
}

/** φ(x) = exp(−x²). */
export function bell(): Layer {
  return activationLayer(bellDual());
}

/** φ(x) = xΦ(x), exactly (not the tanh approximation). */
export function gelu(): Layer {
  return activationLayer(geluDual());
}

/** Options of `scalar`. */
export interface ScalarOptions {
  /** φ′; without it Ṫ comes from φ's own Hermite coefficients. */
  readonly derivative?: ((x: number) => number) | undefined;
  /**
   * Most Hermite degrees to use, 2 … 1024; defaults to 1024. As many are taken as φ needs at the variances it meets.
   */
  readonly nodes?: number | undefined;
  readonly name?: string | undefined;
}

/**
 * Any scalar activation by Gauss–Hermite quadrature: 1e-10 and better for smooth φ (tanh up to variances of about 10),
 * algebraic convergence where φ has a kink.
 *
 * @throws InputError if nodes is out of range; on use, if φ returns NaN or an infinity
 */
export function scalar(phi: (x: number) => number, options: ScalarOptions = {}): Layer {
  checkFunction("scalar", "phi", phi);
  checkKeys("scalar", options, ["derivative", "nodes", "name"]);
  const { derivative, nodes = 1024, name = "scalar" } = options;
  if (derivative !== undefined) checkFunction("scalar", "derivative", derivative);
  checkInteger("scalar", "nodes", nodes, 2);
  if (nodes > 1024)
    throw new InputError({
      fn: "scalar",
      argument: "nodes",
      requirement: "must be at most 1024",
      received: String(nodes),
    });
  return activationLayer(scalarDual({ name, phi, derivative }, nodes));
}

/** φ = tanh, by quadrature. */
export function tanh(): Layer {
  return scalar(Math.tanh, { name: "tanh", derivative: (x) => 1 - Math.tanh(x) ** 2 });
}

/** φ(x) = 1/(1 + e^{−x}), by quadrature. */
export function sigmoid(): Layer {
  return scalar(logistic, { name: "sigmoid", derivative: (x) => logistic(x) * logistic(-x) });
}

/** φ(x) = x/(1 + e^{−x}), by quadrature. */
export function silu(): Layer {
  return scalar((x) => x * logistic(x), {
    name: "silu",
    derivative: (x) => logistic(x) * (1 + x * logistic(-x)),
  });
}

/** φ(x) = log(1 + e^x), by quadrature. */
export function softplus(): Layer {
  return scalar((x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), {
    name: "softplus",
    derivative: logistic,
  });
}

function logistic(x: number): number {
  return (1 + Math.tanh(x / 2)) / 2;
}

function checkSlope(fn: string, argument: string, value: number): void {
  if (Number.isFinite(value)) return;
  throw new InputError({ fn, argument, requirement: "must be a finite number", received: shownValue(value) });
}
