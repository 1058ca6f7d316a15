import type { MapName } from "../../engine/contract.js";
import type { Real } from "../../matrix/matrix.js";
import { erf, erfc } from "../../special/erf.js";

const functions: Record<MapName, (x: number) => number> = {
  exp: Math.exp,
  log: Math.log,
  expm1: Math.expm1,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  arcsin: Math.asin,
  arccos: Math.acos,
  erf,
  erfc,
};

/** out[i] = f(scale · x[i]); exp, the commonest, has its own loop so that the engine can inline it. */
export function map(name: MapName, scale: number, x: Real, out: Real): void {
  if (name === "exp") {
    for (let i = 0; i < x.length; i++) out[i] = Math.exp(scale * x[i]!);
    return;
  }
  const f = functions[name];
  for (let i = 0; i < x.length; i++) out[i] = f(scale * x[i]!);
}

/** out[i] = the angle of (x[i], y[i]). */
export function atan2(y: Float64Array, x: Float64Array, out: Float64Array): void {
  for (let i = 0; i < y.length; i++) out[i] = Math.atan2(y[i]!, x[i]!);
}
