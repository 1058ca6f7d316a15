import { checkBytes } from "@collapsar/linalg/check";
import { gunzip } from "../bytes/gzip.js";
import type { ExpandOptions } from "../bytes/inflate.js";
import { checkExpandOptions } from "../bytes/inflate.js";
import { decodeNumbers, type NumberFormat } from "../bytes/numbers.js";
import type { Tensor } from "../bytes/tensor.js";
import type { ValueArray } from "../bytes/values.js";
import { DataError } from "../data-error.js";

const formats: Readonly<Record<number, Omit<NumberFormat, "littleEndian">>> = {
  8: { kind: "u", size: 1 },
  9: { kind: "i", size: 1 },
  11: { kind: "i", size: 2 },
  12: { kind: "i", size: 4 },
  13: { kind: "f", size: 4 },
  14: { kind: "f", size: 8 },
};

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}

/**
 * An IDX file (the format of MNIST), plain or gzip: magic number 0 0 type rank, big-endian sizes, then the numbers.
 *
 * Source: http://yann.lecun.com/exdb/mnist/, "the IDX file format".
 *
 * @throws DataError on a wrong magic number, or a length other than the header promises
 */
export function parseIdx(bytes: Uint8Array, options: ExpandOptions = {}): Tensor {
  checkBytes("parseIdx", "bytes", bytes);
  checkExpandOptions("parseIdx", options);
  const raw = gunzip(bytes, options);
  const magic = raw.subarray(0, 4);
  const form = formats[magic[2] ?? -1];
  if (magic.length < 4 || magic[0] !== 0 || magic[1] !== 0 || form === undefined || magic[3] === 0) {
    throw new DataError({
      expected: "an IDX file, which begins with the bytes 00 00, a type and a rank",
      found: magic.length === 0 ? "an empty file" : hex(magic),
      mend: "check that this is the IDX file, unpacked or as .gz",
    });
  }
  const rank = magic[3]!;
  const headerBytes = 4 + 4 * rank;
  if (raw.length < headerBytes) throw promised(`a header of ${headerBytes} bytes`, raw.length);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const count = shape.reduce((product, size) => product * size, 1);
  const expected = headerBytes + count * form.size;
  if (raw.length !== expected)
    throw promised(`${expected} bytes, as its header (${shape.join(" × ")}) promises`, raw.length);
  return { shape, data: decodeNumbers(raw.subarray(headerBytes), { ...form, littleEndian: false }, count) };
}

/**
 * Labels of an IDX file: its numbers, of which QMNIST keeps eight for each picture, the label first.
 *
 * Source: https://github.com/facebookresearch/qmnist, "Using the extended labels".
 *
 * @throws DataError as `parseIdx` does
 */
export function parseIdxLabels(bytes: Uint8Array, options: ExpandOptions = {}): ValueArray {
  const { shape, data } = parseIdx(bytes, options);
  if (shape.length !== 2 || shape[1] !== 8) return { shape, values: data };
  return { shape: [shape[0]!], values: data.filter((_, at) => at % 8 === 0) };
}

function promised(expected: string, length: number): DataError {
  return new DataError({
    expected,
    found: `${length} bytes`,
    mend: "the file is truncated or corrupt: copy or download it again",
  });
}
