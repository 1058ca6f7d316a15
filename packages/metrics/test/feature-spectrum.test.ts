import { type Matrix, matmul, matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { featureSpectrum } from "../src/spectra/feature-spectrum.js";
import type { ClassMeans } from "../src/statistics/class-means.js";
import { addScatterRows, flushScatter, nextScatterRow, scatterRows } from "../src/statistics/scatter-rows.js";
import { measureRows, secondPass } from "../src/statistics/summarise-features.js";

/** Features with classes of the given sizes around random means, rows in turn. */
function drawn(sizes: readonly number[], p: number, seed: number): { H: Matrix; labels: number[] } {
  const random = seededRandom(seed);
  const labels = sizes.flatMap((size, c) => Array.from({ length: size }, () => c));
  const means = randomNormal(random, sizes.length, p);
  const noise = randomNormal(random, labels.length, p);
  const data = noise.data.map(
    (value, at) => value + 3 * means.data[labels[Math.floor(at / p)]! * p + (at % p)]!,
  );
  return { H: matrix(labels.length, p, Float64Array.from(data)), labels };
}

/** The spectrum of rows around means of their own or of others, by rows or by their Gram matrix. */
function spectrum(H: Matrix, labels: readonly number[], means: ClassMeans | undefined, most: number) {
  const measured = measureRows(H, labels, { means });
  const found = featureSpectrum(measured.means, H.rows, most);
  secondPass(measured, [found.visit]);
  return found.result();
}

test("the Gram matrix of within and between parts has the singular values of the centred rows", () => {
  for (const [sizes, p] of [
    [[40, 40, 40], 7],
    [[3, 90, 11, 2], 12],
    [[30, 20], 70],
  ] as const) {
    const { H, labels } = drawn(sizes, p, sizes.length);
    const others = measureRows(drawn(sizes, p, 99).H, labels, {}).means;
    for (const means of [undefined, others]) {
      const direct = spectrum(H, labels, means, Number.POSITIVE_INFINITY).values;
      const byGram = Array.from(spectrum(H, labels, means, 0).values).sort((a, b) => b - a);
      for (let k = 0; k < direct.length; k++) {
        expect(byGram[k]).toAgree(direct[k]!, { absolute: 2e-7 * direct[0]! });
      }
    }
  }
});

test("rows reach the scatter through a buffer of fewer rows", () => {
  const rows = randomNormal(seededRandom(3), 13, 4);
  const scatter = scatterRows(4, 5);
  nextScatterRow(scatter).set([1, 0, 0, 2]);
  addScatterRows(scatter, rows);
  nextScatterRow(scatter).set([0, 3, 0, 0]);
  const all = matrix(15, 4, Float64Array.of(1, 0, 0, 2, ...rows.data, 0, 3, 0, 0));
  expect(flushScatter(scatter)).toAgree(matmul(all, all, { transposeA: true }), { relative: 1e-13 });
});
