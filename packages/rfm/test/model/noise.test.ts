import { matrix, seededRandom } from "@collapsar/linalg";
import { describe, expect, it } from "vitest";
import { explain } from "../../src/index.js";
import { fitSync } from "../../src/parts.js";
import { withTwins } from "../../src/tune/permutation.js";

/** Rows whose target is known to depend on a and b alone, beside six columns and a category of noise. */
function drawn(seed: number) {
  const random = seededRandom(seed);
  return Array.from({ length: 120 }, () => {
    const [a, b] = [random.normal(), random.normal()];
    const noise = Object.fromEntries(Array.from({ length: 6 }, (_, k) => [`noise${k}`, random.normal()]));
    const noiseName = "uvwxyz"[random.integer(6)];
    return { ...noise, a, noiseName, b, y: 2 * a + b ** 2 + 0.3 * random.normal() };
  });
}

describe("importance on data of known structure", () => {
  it.each(Array.from({ length: 10 }, (_, seed) => seed))("puts no noise first or second, draw %i", (seed) => {
    const model = fitSync(drawn(seed), { target: "y", seed });
    const { importance } = explain(model);
    const names = (by: (column: (typeof importance)[number]) => number) =>
      importance
        .toSorted((p, q) => by(q) - by(p))
        .slice(0, 2)
        .map(({ feature }) => feature)
        .sort();
    expect(names(({ value }) => value)).toEqual(["a", "b"]);
    expect(names(({ permutation }) => permutation!.value)).toEqual(["a", "b"]);
    for (const { permutation } of importance) expect(permutation!.spread).toBeGreaterThanOrEqual(0);
  });

  it("is a share of what a constant costs, where some fold has no row of a rare class, too", () => {
    const rows = drawn(3).map(({ y, ...row }, i) => ({ ...row, kind: i % 40 === 0 ? "rare" : "usual" }));
    const { importance } = explain(fitSync(rows, { target: "kind", folds: 5 }));
    for (const { permutation } of importance) {
      expect(Math.abs(permutation!.value)).toBeLessThan(3);
      expect(permutation!.spread).toBeLessThan(3);
    }
  });

  it("shuffles columns with the same entries as one, and blocks of several columns only with their like", () => {
    const X = matrix(3, 5, Float64Array.of(1, 1, 0, 1, 0, 2, 2, 1, 2, 1, 3, 3, 0, 4, 0));
    const blocks = [[0], [1], [3], [0, 2], [1, 4], [2]].map((columns, at) => ({ name: `${at}`, columns }));
    expect(withTwins(blocks, X).map(({ columns }) => columns)).toEqual([
      [0, 1],
      [0, 1],
      [3],
      [0, 2, 1, 4],
      [0, 2, 1, 4],
      [2],
    ]);
  });
});
