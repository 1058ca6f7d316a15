import { matmul, type Progress, randomNormal, seededRandom } from "@collapsar/linalg";
import { expect, test } from "vitest";
import { nc2EtfDistance, nc2OrthogonalFrame } from "../src/features/nc2.js";
import { collapseMetrics } from "../src/index.js";
import { pairAngles } from "../src/pairs/pair-angles.js";
import { pairCdnv } from "../src/pairs/pair-cdnv.js";
import { pairEtfDistance } from "../src/pairs/pair-etf.js";
import { visitorsOf, visitPairTiles } from "../src/pairs/pair-tiles.js";
import { pairUniformity } from "../src/pairs/pair-uniformity.js";
import { centredNorms } from "../src/statistics/centred-means.js";
import { summariseFeatures } from "../src/statistics/summarise-features.js";
import { labelled } from "./naive.js";

// with more classes than features the frame is far off, and known without a visit
test.each([6, 40])("pair metrics of %i features do not depend on the tile", (p) => {
  const { H, labels } = labelled(
    Array.from({ length: 37 }, () => 2),
    p,
    11,
  );
  const summary = summariseFeatures(H, labels);
  const norms = centredNorms(summary);
  const run = (tile: number) => {
    const [angles, uniformity] = [pairAngles(summary, norms), pairUniformity(summary, norms)];
    const [cdnv, etf] = [pairCdnv(summary, 2), pairEtfDistance(summary, norms)];
    visitPairTiles(summary, visitorsOf([angles, uniformity, cdnv, etf]), {}, tile);
    const metrics = [angles, uniformity, cdnv, etf];
    return JSON.stringify(
      metrics.map((metric) => metric.result()),
      (_, v) => (typeof v === "number" ? Number(v.toPrecision(12)) : v),
    );
  };
  const whole = run(64);
  for (const tile of [1, 5, 18, 36]) expect(run(tile)).toBe(whole);
  expect(pairEtfDistance(summary, norms).visit !== undefined).toBe(p >= 37);
});

test("pairs of more classes than a tile holds are told tile by tile, and end where they are asked to", () => {
  const { H, labels } = labelled(
    Array.from({ length: 2100 }, () => 2),
    3,
    11,
  );
  const seen: string[] = [];
  const onProgress = ({ done, total, unit }: Progress) => {
    if (unit === "tiles") seen.push(`${done}/${total}`);
  };
  collapseMetrics(H, labels, {}, { onProgress });
  expect(seen).toEqual(["0/3", "1/3", "2/3"]);
  const stop = new AbortController();
  const stopping = (progress: Progress) => {
    if (progress.unit === "tiles" && progress.done === 1) stop.abort(new Error("enough"));
  };
  expect(() => collapseMetrics(H, labels, {}, { signal: stop.signal, onProgress: stopping })).toThrow(
    "enough",
  );
});

test("frames far off are told by the cosine what the sum over pairs tells", () => {
  for (const [C, p, seed] of [
    [40, 5, 1],
    [3, 1, 2],
    [1200, 7, 3],
  ] as const) {
    const rows = Float64Array.from(randomNormal(seededRandom(seed), C, p).data);
    const H = { rows: 2 * C, cols: p, data: Float64Array.from([...rows, ...rows]) };
    const labels = Int32Array.from({ length: 2 * C }, (_, i) => i % C);
    const centre = Array.from(
      { length: p },
      (_, j) => rows.filter((_, at) => at % p === j).reduce((a, b) => a + b) / C,
    );
    const distance = (X: Float64Array, diagonal: number, off: number) => {
      const A = { rows: C, cols: p, data: X };
      const G = Float64Array.from(matmul(A, A, { transposeB: true }).data);
      const norm = Math.sqrt(G.reduce((sum, g) => sum + g * g, 0));
      return Math.sqrt(
        G.reduce((sum, g, at) => sum + (g / norm - (at % (C + 1) === 0 ? diagonal : off)) ** 2, 0),
      );
    };
    const root = Math.sqrt(C - 1);
    const centred = rows.map((value, at) => value - centre[at % p]!);
    expect(nc2EtfDistance(H, labels)).toBeCloseTo(distance(centred, (1 - 1 / C) / root, -1 / (C * root)), 11);
    expect(nc2OrthogonalFrame(H, labels)).toBeCloseTo(distance(rows, 1 / Math.sqrt(C), 0), 11);
  }
});
