import { type Matrix, type Progress, randomNormal, seededRandom } from "@collapsar/linalg";
import { cast, mapFn, rowRange } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitRfm, type PartialTree, predictRfm, type RfmTree, type TreeTargets } from "../src/index.js";
import {
  collectRows,
  determination,
  fitLeaf,
  fitTree,
  fitTreeParallel,
  type LeafJob,
  medianThreshold,
  planTree,
  predictTree,
  routeRows,
} from "../src/parts.js";
import { maxDifference } from "./numeric.js";

function regression(
  seed: number,
  n: number,
  d = 5,
): { X: Matrix; targets: TreeTargets & { kind: "values" } } {
  const X = randomNormal(seededRandom(seed), n, d);
  const values = mapFn({ rows: n, cols: 1, data: new Float64Array(n) }, (_, i) => {
    const [a, b] = [X.data[i * d]!, X.data[i * d + 1]!];
    return Math.sin(2 * a) + (a > 0 ? b : -b);
  });
  return { X, targets: { kind: "values", values } };
}
const settings = { leafRows: 60, splitRows: 50, rounds: 1, bandwidth: 3 };

describe("rows that repeat", () => {
  it("hold the weighted mean of their leaf, and the others their machines", () => {
    const { X, targets } = regression(3, 400, 3);
    for (let i = 0; i < 400; i++) if (i % 5 < 3) X.data.fill(0, 3 * i, 3 * i + 3);
    const sampleWeights = Array.from({ length: 400 }, (_, i) => 1 + (i % 2));
    for (const bandwidth of [3, "auto"] as const) {
      const tree = fitTree(X, targets, { ...settings, bandwidth, sampleWeights });
      const zeros = predictTree(tree, rowRange(X, 0, 1));
      let [sum, mass] = [0, 0];
      for (let i = 0; i < 400; i++) {
        if (i % 5 >= 3) continue;
        sum += sampleWeights[i]! * targets.values.data[i]!;
        mass += sampleWeights[i]!;
      }
      expect(zeros.data[0]).toBeCloseTo(sum / mass, 12);
      expect(tree.leaves.filter(({ machine }) => machine !== undefined).length).toBeGreaterThan(2);
    }
  });
});

describe("medianThreshold", () => {
  it("keeps ties together, splits nearest to the middle, and refuses constants", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 30 }), (values) => {
        const threshold = medianThreshold(Float64Array.from(values));
        const distinct = [...new Set(values)].sort((a, b) => a - b);
        if (distinct.length === 1) {
          expect(threshold).toBeUndefined();
          return;
        }
        const left = values.filter((v) => v <= threshold!).length;
        const gaps = distinct
          .slice(0, -1)
          .map((v) => values.filter((u) => u <= v).length - values.length / 2);
        expect(Math.abs(left - values.length / 2)).toBe(Math.min(...gaps.map(Math.abs)));
        expect(left).toBeLessThan(values.length);
      }),
    );
  });
});

describe("fitTree", () => {
  it("is the lone machine when all rows fit in one leaf", () => {
    const { X, targets } = regression(1, 50);
    const tree = fitTree(X, targets, settings);
    const { machine } = fitRfm(X, targets.values, { rounds: 1, bandwidth: 3 });
    expect(tree.root).toBe(0);
    expect(maxDifference(predictTree(tree, X), predictRfm(machine, X))).toBe(0);
  });

  it("puts every training row where prediction finds it, ties and repeated rows included", () => {
    fc.assert(
      fc.property(fc.nat(1e6), (seed) => {
        const { X, targets } = regression(seed, 240);
        // Rounded inputs repeat often: rank and threshold would disagree about them.
        const rounded = mapFn(X, (value) => Math.round(value));
        const { root, jobs } = planTree({ X: rounded, targets, options: settings });
        const routed = routeRows(root, rounded);
        expect(routed.reduce((total, share) => total + share.rows.length, 0)).toBe(240);
        for (const { leaf, rows } of routed) {
          expect(Array.from(rows)).toEqual(Array.from(jobs[leaf]!.rows).sort((a, b) => a - b));
        }
      }),
      { numRuns: 8 },
    );
  });

  it("predicts well, softly too, and temperature 0 is the limit of small temperatures", () => {
    const train = regression(3, 600);
    const tree = fitTree(train.X, train.targets, { ...settings, rounds: 2 });
    const test = regression(4, 200);
    expect(tree.leaves.length).toBeGreaterThanOrEqual(10);
    expect(determination(predictTree(tree, test.X), test.targets.values)).toBeGreaterThan(0.5);
    expect(determination(predictTree(tree, test.X, 0.3), test.targets.values)).toBeGreaterThan(0.5);
    expect(maxDifference(predictTree(tree, test.X, 1e-9), predictTree(tree, test.X))).toBeLessThan(1e-6);
  });

  it("gives the same tree from float32 rows, leaf by leaf in any order, and says how far it is", async () => {
    const { X, targets } = regression(5, 200);
    const single = cast(X, "f32");
    const fractions: number[] = [];
    const onProgress = ({ done }: Progress) => fractions.push(done / 100);
    const tree = fitTree(single, targets, { ...settings, onProgress });
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
    expect(fractions.at(-1)).toBeCloseTo(1, 10);
    const exact = fitTree(cast(single, "f64"), targets, settings);
    expect(maxDifference(predictTree(tree, single), predictTree(exact, cast(single, "f64")))).toBeLessThan(
      1e-12,
    );
    expect(tree.leaves[0]!.machine!.centres.data).toBeInstanceOf(Float32Array);
    const growth = { X: single, targets, options: settings };
    const shares: number[] = [];
    let [running, most] = [0, 0];
    const inTurn = { ...settings, onProgress: ({ done }: Progress) => shares.push(done / 100) };
    const runLeaf = async (job: LeafJob) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
      return fitLeaf(job, growth);
    };
    const parallel = await fitTreeParallel(single, targets, inTurn, runLeaf, 2);
    expect(maxDifference(predictTree(parallel, single), predictTree(tree, single))).toBe(0);
    expect(most).toBe(2);
    // leaves side by side take less of the time, so that the splits before them are more of it
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares).toHaveLength(fractions.length);
    expect(shares.at(-1)).toBeCloseTo(1, 10);
    const leaves = tree.leaves.length;
    expect(shares[leaves - 1]).toBeGreaterThan(1.2 * fractions[leaves - 1]!);
  });

  it("keeps constant leaves, constant columns and pure classes", () => {
    const X = mapFn(randomNormal(seededRandom(6), 200, 3), (value, _, j) => (j === 1 ? 7 : value));
    const labels = Int32Array.from({ length: 200 }, (_, i) => (X.data[3 * i]! > 0 ? 1 : 0));
    const shares = Float64Array.from([0.5, 0.5]);
    for (const coding of ["one-hot", "plus-minus", "prevalence"] as const) {
      const tree: RfmTree = fitTree(X, { kind: "labels", labels, classes: 2, coding, shares }, settings);
      const F = predictTree(tree, X);
      const right = labels.reduce(
        (n, label, i) => n + (F.data[2 * i + label]! > F.data[2 * i + 1 - label]! ? 1 : 0),
        0,
      );
      expect(right).toBeGreaterThan(194);
    }
  });

  it("begins no leaf after its time, and ends where it is aborted", () => {
    const { X, targets } = regression(7, 240);
    const late = fitTree(X, targets, { ...settings, endsAt: Date.now() - 1 });
    expect(late.leaves.filter(({ machine }) => machine !== undefined)).toHaveLength(0);
    expect(predictTree(late, X).data.every(Number.isFinite)).toBe(true);
    const stop = new AbortController();
    let fitted = 0;
    const onLeaf = () => {
      if (++fitted === 2) stop.abort();
    };
    expect(() => fitTree(X, targets, { ...settings, signal: stop.signal, onLeaf })).toThrow(
      stop.signal.reason,
    );
    expect(fitted).toBe(2);
  });
});

describe("a fit that is under way", () => {
  it("hands over the tree of the leaves so far, and leaves out those that were given up", async () => {
    const { X, targets } = regression(9, 240);
    const counts: number[] = [];
    const onLeaf = ({ done, total, tree }: PartialTree) => {
      const { leaves } = tree();
      expect(leaves).toHaveLength(total);
      expect(leaves.filter(({ machine }) => machine !== undefined)).toHaveLength(done);
      counts.push(done);
    };
    const whole = fitTree(X, targets, { ...settings, onLeaf });
    expect(counts).toEqual(whole.leaves.map((_, i) => i + 1));
    const growth = { X, targets, options: settings };
    const runLeaf = async (job: LeafJob) => (job.leaf >= 1 ? undefined : fitLeaf(job, growth));
    const kept = await fitTreeParallel(X, targets, settings, runLeaf, 1);
    expect(kept.leaves.map(({ machine }) => machine !== undefined)).toEqual(
      whole.leaves.map((_, i) => i === 0),
    );
    await expect(fitTreeParallel(X, targets, settings, runLeaf, 0)).rejects.toThrow("concurrency");
  });
});

describe("collectRows", () => {
  it("gathers batches into float32 and refuses what was not promised", async () => {
    const X = randomNormal(seededRandom(8), 10, 3);
    const batches = [rowRange(X, 0, 4), rowRange(X, 4, 10)];
    const rows = await collectRows({ rows: 10, cols: 3, batches });
    expect(maxDifference(rows, cast(X, "f32"))).toBe(0);
    await expect(collectRows({ rows: 11, cols: 3, batches })).rejects.toThrow("expected 11 rows, got 10");
    await expect(collectRows({ rows: 9, cols: 3, batches })).rejects.toThrow(
      "expected 9 rows, got at least 10",
    );
    await expect(collectRows({ rows: 10, cols: 4, batches })).rejects.toThrow("expected 4 columns, got 3");
  });
});
