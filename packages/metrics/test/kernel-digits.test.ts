import { fromRows, gram, type Matrix, matmul } from "@collapsar/linalg";
import { mapFn, rowSquaredNorms } from "@collapsar/linalg/parts";
import { expect, test } from "vitest";
import { collapseMetrics, expectedKernelNc1, gramNc1, kernelNc1 } from "../src/index.js";
import { labelled } from "./naive.js";

const linear = {
  gram: (X: Matrix, Z: Matrix = X) => (X === Z ? gram(X) : matmul(X, Z, { transposeB: true })),
  diag: rowSquaredNorms,
};

test("a kernel that may be centred has the NC1 of its features at any common offset", () => {
  const { H, labels } = labelled([8, 8, 9], 5, 3);
  for (const offset of [0, 1e6, 1e8]) {
    const X = mapFn(H, (value) => value + offset);
    const wanted = collapseMetrics(X, labels).nc1.traceRatio!;
    const found = kernelNc1({ ...linear, centring: true }, X, labels);
    expect(found.sample.nc1).toAgree(wanted, { relative: 1e-10 });
    expect(found.warnings).toEqual([]);
  }
});

test("without centring the digits that are left are said, and are there", () => {
  const { H, labels } = labelled([8, 8, 9], 5, 3);
  for (const offset of [1e2, 1e4, 1e6]) {
    const X = mapFn(H, (value) => value + offset);
    const wanted = collapseMetrics(X, labels).nc1.traceRatio!;
    for (const found of [kernelNc1(linear, X, labels, { tile: 7 }), gramNc1(gram(X), labels)]) {
      expect(Math.abs(found.sample.nc1 / wanted - 1)).toBeLessThan(10 ** (2 - found.digitsLeft));
      expect(found.warnings.length).toBe(found.digitsLeft < 6 ? 1 : 0);
    }
  }
});

test("at the ends of the numbers' range the digits that are left are said, and none is made up", () => {
  const { H, labels } = labelled([8, 8, 9], 5, 3);
  const at = (scale: number) =>
    kernelNc1(
      linear,
      mapFn(H, (value) => value * scale),
      labels,
    );
  const found = at(1e-160);
  expect(Math.abs(found.sample.nc1 / at(1).sample.nc1 - 1)).toBeLessThan(10 ** (2 - found.digitsLeft));
  expect(found.warnings).toEqual([expect.stringMatching(/lower end of the range/)]);
  expect(() => at(1e-200)).toThrow(/squares of the data vanish/);
  expect(() => at(1e160)).toThrow(/kernel must be finite.*scale the data/);
});

test("labels of a kernel may have gaps", () => {
  const { H, labels } = labelled([4, 5], 3, 1);
  const found = kernelNc1(
    linear,
    H,
    labels.map((c) => 5 * c),
  );
  expect(found).toEqual(kernelNc1(linear, H, labels));
});

test("kernel NC1 says how far it is and stops when it is told to", () => {
  const { H, labels } = labelled([20, 20], 3, 1);
  const seen: number[] = [];
  kernelNc1(linear, H, labels, { tile: 10 }, { onProgress: ({ done, total }) => seen.push(done / total!) });
  expect(seen).toHaveLength(10);
  expect(seen.at(-1)).toBe(1);
  const stop = AbortSignal.abort();
  expect(() => kernelNc1(linear, H, labels, {}, { signal: stop })).toThrow(/abort/i);
  const sampler = {
    classes: 2,
    sample: (c: number, n: number) => fromRows(Array.from({ length: n }, () => [c])),
  };
  expect(() => expectedKernelNc1(linear, sampler, {}, { signal: stop })).toThrow(/abort/i);
});
