import { checkNumber, InputError, shownValue } from "../check/index.js";
import { zerosFor } from "../dense/create.js";
import type { Dtype, Matrix } from "../matrix/matrix.js";
import type { Random } from "./random.js";

function fill(fn: string, rows: number, cols: number, dtype: Dtype, draw: () => number): Matrix {
  const A = zerosFor(fn, rows, cols, dtype);
  for (let i = 0; i < A.data.length; i++) A.data[i] = draw();
  return A;
}

function checkGenerator(fn: string, rng: Random): void {
  if (typeof rng?.normal === "function") return;
  const requirement = "must be a generator, as seededRandom gives it";
  throw new InputError({ fn, argument: "rng", requirement, received: shownValue(rng) });
}

/** A matrix of independent standard normals, drawn row by row. */
export function randomNormal(rng: Random, rows: number, cols: number, dtype: Dtype = "f64"): Matrix {
  checkGenerator("randomNormal", rng);
  return fill("randomNormal", rows, cols, dtype, rng.normal);
}

/** A matrix of independent uniforms on [low, high), drawn row by row. */
export function randomUniform(
  rng: Random,
  rows: number,
  cols: number,
  low = 0,
  high = 1,
  dtype: Dtype = "f64",
): Matrix {
  checkGenerator("randomUniform", rng);
  checkNumber("randomUniform", "low", low);
  checkNumber("randomUniform", "high", high);
  return fill("randomUniform", rows, cols, dtype, () => rng.uniform(low, high));
}

/** A matrix of independent standard Cauchy variables, drawn row by row. */
export function randomCauchy(rng: Random, rows: number, cols: number, dtype: Dtype = "f64"): Matrix {
  checkGenerator("randomCauchy", rng);
  return fill("randomCauchy", rows, cols, dtype, rng.cauchy);
}
