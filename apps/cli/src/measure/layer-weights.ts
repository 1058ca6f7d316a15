import type { NamedArrays } from "@collapsar/datasets/node";
import { tensorMatrix } from "@collapsar/datasets/parts";
import { type Matrix, transpose } from "@collapsar/linalg";

/** Whether a file holds arrays by name, by its ending. */
export const holdsNamedArrays = (path: string) => /\.(npz|safetensors|pt|pth|bin)$/i.test(path);

/** The weights of a layer, a row for each output: a kernel of Keras, Flax or TensorFlow has a column for each. */
export function layerWeights(arrays: NamedArrays, key: string): Matrix {
  const weights = tensorMatrix(arrays.read(key));
  return /kernel\d*$/.test(key) ? transpose(weights) : weights;
}
