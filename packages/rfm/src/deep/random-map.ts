import { type Matrix, matmul, type Random, randomNormal } from "@collapsar/linalg";
import {
  checkInteger,
  checkKeys,
  checkMatrix,
  checkNumber,
  checkNumbers,
  checkObject,
  resolveOptions,
} from "@collapsar/linalg/check";
import { hstack, mapInPlace, scale } from "@collapsar/linalg/parts";
import { checkRandom } from "../check-arguments.js";
import type { FeatureKind } from "../choices/feature-kind.js";
import { randomMapOptions } from "../options.js";

/** A fixed map of rows, n × d to n × D. */
export type FeatureMap = (X: Matrix) => Matrix;

/** Size and scale of a random map. */
export interface RandomMapOptions {
  readonly kind?: FeatureKind | undefined;
  /** Number of features D; defaults to 512. */
  readonly width?: number | undefined;
  /** Length L of the approximated kernel (not used by relu); defaults to 20, the published frequency scale 0.05. */
  readonly bandwidth?: number | undefined;
  /** Share c of the map's square that is linear: Φ(x) = [√c·x, √(1−c)·φ(x)]; defaults to 0. */
  readonly linearPart?: number | undefined;
}

/** max(0, X·Vᵀ) with V of shape D × d. */
export function reluFeatures(X: Matrix, V: Matrix): Matrix {
  checkFeatureInputs("reluFeatures", X, "V", V);
  const features = matmul(X, V, { transposeB: true });
  const { data } = features;
  for (let i = 0; i < data.length; i++) data[i] = Math.max(0, data[i]!);
  return features;
}

/** √(2/D) cos(X·Ωᵀ + u) with Ω of shape D × d and D phases u. */
export function fourierFeatures(X: Matrix, frequencies: Matrix, phases: ArrayLike<number>): Matrix {
  checkFeatureInputs("fourierFeatures", X, "frequencies", frequencies);
  checkNumbers("fourierFeatures", "phases", phases, frequencies.rows);
  const features = matmul(X, frequencies, { transposeB: true });
  const { data, cols } = features;
  for (let i = 0, at = 0; i < features.rows; i++) for (let j = 0; j < cols; j++) data[at++]! += phases[j]!;
  mapInPlace(features, "cos");
  const amplitude = Math.sqrt(2 / cols);
  for (let at = 0; at < data.length; at++) data[at]! *= amplitude;
  return features;
}

/** D × d frequencies whose law is the Fourier transform of the kernel with length L. */
function frequencies(
  kind: FeatureKind,
  random: Random,
  width: number,
  inputs: number,
  bandwidth: number,
): Matrix {
  const Omega = randomNormal(random, width, inputs);
  for (let i = 0, at = 0; i < width; i++) {
    // A Gaussian vector over an independent |N(0,1)| (the root of a χ²₁) is multivariate Cauchy.
    const shared = kind === "laplace" ? Math.abs(random.normal()) : 1;
    for (let k = 0; k < inputs; k++, at++) {
      const value = kind === "product-laplace" ? random.cauchy() : Omega.data[at]! / shared;
      Omega.data[at] = value / bandwidth;
    }
  }
  return Omega;
}

/**
 * Draws a random map of d inputs: ReLU of a Gaussian matrix, scaled so that E‖Φ(x)‖² = ‖x‖², or random Fourier
 * features of the gaussian or laplace kernel of length L.
 *
 * Source: theory §5 (Deep RFM) and §8 (the two laplace kinds); Rahimi & Recht 2007.
 *
 * @throws InputError if the kind is unknown, or width or bandwidth are not positive
 */
export function randomMap(random: Random, inputs: number, options: RandomMapOptions = {}): FeatureMap {
  checkDrawing("randomMap", random, inputs, options);
  const drawn = drawMap(random, inputs, options);
  return (X) => applyMap(drawn, X);
}

/** A random map as plain data, which a model file can keep. */
export interface DrawnMap {
  readonly kind: FeatureKind;
  /** D × d, the matrix of relu or the frequencies; absent for "identity". */
  readonly weights?: Matrix | undefined;
  /** D phases of the random Fourier features. */
  readonly phases?: Float64Array | undefined;
  readonly linearPart: number;
}

/** The map that `randomMap` draws, as data for `applyMap`. */
export function drawMap(random: Random, inputs: number, options: RandomMapOptions = {}): DrawnMap {
  checkDrawing("drawMap", random, inputs, options);
  const { kind, width, bandwidth, linearPart } = resolveOptions("randomMap", randomMapOptions, options);
  if (kind === "identity") return { kind, linearPart: 0 };
  if (kind === "relu") {
    const weights = randomNormal(random, width, inputs);
    const gain = Math.sqrt(2 / width);
    for (let at = 0; at < weights.data.length; at++) weights.data[at]! *= gain;
    return { kind, weights, linearPart };
  }
  const weights = frequencies(kind, random, width, inputs, bandwidth);
  const phases = Float64Array.from({ length: width }, () => random.uniform(0, 2 * Math.PI));
  return { kind, weights, phases, linearPart };
}

/** Features of rows by a drawn map, n × D: [√c·x, √(1−c)·φ(x)] where a share c is linear. */
export function applyMap(map: DrawnMap, X: Matrix): Matrix {
  checkObject("applyMap", "map", map, "a map, as drawMap gives it");
  const { weights, phases, linearPart } = map;
  checkMatrix("applyMap", "X", X);
  checkNumber("applyMap", "map.linearPart", linearPart);
  if (weights === undefined) return X;
  const plain = phases === undefined ? reluFeatures(X, weights) : fourierFeatures(X, weights, phases);
  if (linearPart === 0) return plain;
  return hstack([scale(X, Math.sqrt(linearPart)), scale(plain, Math.sqrt(1 - linearPart))]);
}

function checkDrawing(fn: string, random: Random, inputs: number, options: RandomMapOptions): void {
  checkRandom(fn, random);
  checkInteger(fn, "inputs", inputs, 1);
  checkKeys(fn, options, Object.keys(randomMapOptions));
}

function checkFeatureInputs(fn: string, X: Matrix, name: string, weights: Matrix): void {
  checkMatrix(fn, "X", X);
  checkMatrix(fn, name, weights);
}
