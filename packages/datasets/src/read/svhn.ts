import { checkBytes, checkKeys } from "@collapsar/linalg/check";
import type { ExpandOptions } from "../bytes/inflate.js";
import { expanding } from "../bytes/inflate.js";
import { DataError } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { expandOptions } from "../options.js";
import { picturePixels, planeColumns, planePixels } from "./colour-planes.js";
import { parseMat } from "./mat.js";

/** Rows of pixels from planes that lie column by column. */
function turnPlanes(data: Float32Array): void {
  const plane = new Float32Array(planePixels);
  for (let start = 0; start < data.length; start += planePixels) {
    plane.set(data.subarray(start, start + planePixels));
    for (let row = 0; row < 32; row++) {
      for (let col = 0; col < 32; col++) data[start + 32 * row + col] = plane[32 * col + row]!;
    }
  }
}

/**
 * SVHN in its cropped version (train_32x32.mat): X of 32 × 32 × 3 × n bytes and y of labels 1 … 10, where 10 is the
 * digit 0.
 *
 * Source: Netzer et al. 2011; http://ufldl.stanford.edu/housenumbers/
 *
 * @param options - `enough` pictures are taken from the start
 * @returns X n × 3072 (float32, 0–255), planes of red, green and blue row by row as CIFAR-10's; y the digits
 * @throws DataError if the file is no whole MATLAB file, or holds other arrays
 */
export function parseSvhn(
  bytes: Uint8Array,
  options: ExpandOptions & { readonly enough?: number } = {},
): Dataset {
  checkBytes("parseSvhn", "bytes", bytes);
  checkKeys("parseSvhn", options, ["enough", ...Object.keys(expandOptions)]);
  const { enough = Infinity } = options;
  const arrays = parseMat(bytes, expanding(options));
  const [X, y] = [arrays.get("X"), arrays.get("y")];
  const count = X?.shape[3] ?? 1;
  const labels = y?.numbers() ?? new Float32Array(0);
  if (X?.shape.slice(0, 3).join() !== "32,32,3" || labels.length !== count) {
    const found = [...arrays].map(([name, { shape }]) => `${name} of ${shape.join(" × ")}`);
    throw new DataError({
      expected: "pictures X of 32 × 32 × 3 × n and n labels y",
      found: found.length === 0 ? "no array of numbers" : found.join(" and "),
      mend: "use the cropped digits of SVHN (train_32x32.mat, test_32x32.mat)",
    });
  }
  const wrong = labels.findIndex((label) => !(Number.isInteger(label) && label >= 1 && label <= 10));
  if (wrong >= 0) {
    throw new DataError({ row: wrong + 1, expected: "a label 1–10", found: String(labels[wrong]) });
  }
  const rows = Math.min(count, enough);
  const data = Float32Array.from(X.numbers(rows * picturePixels));
  turnPlanes(data);
  return {
    name: "svhn",
    X: { rows, cols: picturePixels, data },
    y: Int32Array.from(labels.subarray(0, rows), (label) => label % 10),
    classNames: Array.from({ length: 10 }, (_, digit) => String(digit)),
    columns: planeColumns(),
    source: "Netzer et al. 2011, http://ufldl.stanford.edu/housenumbers/",
    licence: "non-commercial use only",
  };
}
