import { checkBytes } from "@collapsar/linalg/check";
import { gunzip } from "../bytes/gzip.js";
import type { ExpandOptions } from "../bytes/inflate.js";
import { checkExpandOptions } from "../bytes/inflate.js";
import { DataError } from "../data-error.js";
import type { Dataset } from "../dataset.js";
import { picturePixels, planeColumns } from "./colour-planes.js";

const recordBytes = 1 + picturePixels;

export const cifar10ClassNames: readonly string[] = [
  "airplane",
  "automobile",
  "bird",
  "cat",
  "deer",
  "dog",
  "frog",
  "horse",
  "ship",
  "truck",
];

/**
 * CIFAR-10 in its binary version, plain or gzip: records of one label and 3 × 32 × 32 bytes.
 *
 * Source: Krizhevsky 2009; https://www.cs.toronto.edu/~kriz/cifar.html
 *
 * @returns X n × 3072 (float32, 0–255)
 * @throws DataError if the length is not whole records, or a label is beyond 9
 */
export function parseCifar10(bytes: Uint8Array, options: ExpandOptions = {}): Dataset {
  checkBytes("parseCifar10", "bytes", bytes);
  checkExpandOptions("parseCifar10", options);
  const raw = gunzip(bytes, options);
  const n = raw.length / recordBytes;
  if (n === 0 || !Number.isInteger(n)) {
    throw new DataError({
      expected: `whole CIFAR-10 records of ${recordBytes} bytes`,
      found: `${raw.length} bytes`,
      mend: "use the binary version (data_batch_*.bin); the file may be truncated",
    });
  }
  const y = Int32Array.from({ length: n }, (_, i) => raw[i * recordBytes]!);
  const wrong = y.findIndex((label) => label > 9);
  if (wrong >= 0) {
    throw new DataError({
      row: wrong + 1,
      expected: "a label 0–9",
      found: String(y[wrong]),
      mend: "use the binary version of CIFAR-10",
    });
  }
  const data = new Float32Array(n * picturePixels);
  for (let i = 0; i < n; i++)
    data.set(raw.subarray(i * recordBytes + 1, (i + 1) * recordBytes), i * picturePixels);
  return {
    name: "cifar10",
    X: { rows: n, cols: picturePixels, data },
    y,
    classNames: cifar10ClassNames,
    columns: planeColumns(),
    source: "Krizhevsky 2009, https://www.cs.toronto.edu/~kriz/cifar.html",
    licence: "none stated",
  };
}
