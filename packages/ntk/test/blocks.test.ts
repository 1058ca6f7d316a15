import { type Matrix, matmul, randomNormal, seededRandom } from "@collapsar/linalg";
import { eigvalsh, frobeniusNorm, subtract } from "@collapsar/linalg/parts";
import { assert, double, integer, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { blockSpectrum, closestBlockKernel, kernelBlockStatistics, labelAlignment } from "../src/index.js";
import {
  blockKernel,
  classPairKernel,
  classSummaries,
  closestClassPairKernel,
  gramBlockStatistics,
  imbalancedBlockSpectrum,
  sampledBlocks,
} from "../src/parts.js";
import { balancedLabels, linearKernel, randomGram, shuffledLabels } from "./cases.js";

function expanded(list: { value: number; multiplicity: number }[]): number[] {
  return list
    .flatMap(({ value, multiplicity }) => new Array<number>(multiplicity).fill(value))
    .sort((a, b) => a - b);
}

const sizesCase = record({
  C: integer({ min: 2, max: 5 }),
  m: integer({ min: 2, max: 6 }),
  seed: integer({ min: 0, max: 1e6 }),
  d: double({ min: 0.6, max: 3, noNaN: true }),
  c: double({ min: 0.2, max: 0.6, noNaN: true }),
  n: double({ min: 0, max: 0.2, noNaN: true }),
});

describe("the spectrum of a block-structured kernel", () => {
  it("is the spectrum of the n × n matrix, balanced", () => {
    assert(
      property(sizesCase, ({ C, m, d, c, n }) => {
        const blocks = { diagonal: d, within: c, between: n };
        const spectrum = blockSpectrum(blocks, { classes: C, perClass: m });
        const direct = eigvalsh(blockKernel(blocks, balancedLabels(C, m)));
        expanded(Object.values(spectrum)).forEach((value, i) => {
          expect(direct[i]).toBeCloseTo(value, 10);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("is the spectrum of the n × n matrix, classes of any sizes", () => {
    assert(
      property(sizesCase, ({ C, seed, d, c, n }) => {
        const { labels, sizes } = shuffledLabels(C, seed);
        const blocks = { diagonal: d, within: c, between: n };
        const direct = eigvalsh(blockKernel(blocks, labels));
        expanded(imbalancedBlockSpectrum(blocks, { sizes })).forEach((value, i) => {
          expect(direct[i]).toBeCloseTo(value, 10);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("says which classes differ where balance is assumed", () => {
    const blocks = { diagonal: 1, within: 0.5, between: 0.1 };
    expect(() => blockSpectrum(blocks, { sizes: [3, 4] })).toThrow(
      "blockSpectrum: classes must be balanced, got 3 samples in class 0 and 4 in class 1",
    );
  });
});

describe("the closest block kernel", () => {
  it("returns a block-structured kernel as it is, at distance zero", () => {
    assert(
      property(sizesCase, ({ C, seed, d, c, n }) => {
        const { labels } = shuffledLabels(C, seed);
        const found = closestBlockKernel(blockKernel({ diagonal: d, within: c, between: n }, labels), labels);
        expect(found.diagonal).toBeCloseTo(d, 12);
        expect(found.within).toBeCloseTo(c, 12);
        expect(found.between).toBeCloseTo(n, 12);
        expect(found.relativeDistance).toBeLessThan(1e-14);
      }),
      { numRuns: 25 },
    );
  });

  it("is a projection: the rest is orthogonal, its norm is the distance, and no nearby blocks are closer", () => {
    assert(
      property(sizesCase, ({ C, seed }) => {
        const { labels } = shuffledLabels(C, seed);
        const K = randomGram(labels.length, seed);
        const found = closestBlockKernel(K, labels);
        const distance = (blocks: typeof found) => frobeniusNorm(subtract(K, blockKernel(blocks, labels)));
        const best = distance(found);
        expect(best / frobeniusNorm(K)).toBeCloseTo(found.relativeDistance, 12);
        for (const part of ["diagonal", "within", "between"] as const) {
          for (const by of [-1e-3, 1e-3]) {
            expect(distance({ ...found, [part]: found[part] + by })).toBeGreaterThan(best - 1e-12);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it("with one number a class pair is never farther, and exact on such kernels", () => {
    assert(
      property(sizesCase, ({ C, seed }) => {
        const { labels } = shuffledLabels(C, seed);
        const K = randomGram(labels.length, seed);
        const pairs = closestClassPairKernel(K, labels);
        expect(pairs.relativeDistance).toBeLessThanOrEqual(
          closestBlockKernel(K, labels).relativeDistance + 1e-12,
        );
        const model = classPairKernel(pairs, labels);
        expect(frobeniusNorm(subtract(K, model)) / frobeniusNorm(K)).toBeCloseTo(pairs.relativeDistance, 12);
        expect(closestClassPairKernel(model, labels).relativeDistance).toBeLessThan(1e-13);
      }),
      { numRuns: 25 },
    );
  });

  it("is the same from tiles of a kernel as from the whole matrix", () => {
    assert(
      property(sizesCase, integer({ min: 1, max: 7 }), ({ C, seed }, tile) => {
        const { labels } = shuffledLabels(C, seed);
        const X = randomNormal(seededRandom(seed), labels.length, 3);
        const streamed = kernelBlockStatistics(linearKernel, X, labels, { tile });
        const whole = gramBlockStatistics(linearKernel.gram(X), labels);
        const [a, b] = [closestBlockKernel(streamed), closestBlockKernel(whole)];
        for (const key of ["diagonal", "within", "between", "relativeDistance"] as const) {
          expect(a[key]).toBeCloseTo(b[key], 10);
        }
        expect(labelAlignment(streamed).centred).toBeCloseTo(labelAlignment(whole).centred!, 10);
        classSummaries(streamed).forEach((summary, c) => {
          const other = classSummaries(whole)[c]!;
          expect(summary.within?.standardError ?? 0).toBeCloseTo(other.within?.standardError ?? 0, 10);
        });
      }),
      { numRuns: 25 },
    );
  });

  it("refuses matrices and labels that do not fit", () => {
    const K: Matrix = randomGram(4, 1);
    expect(() => closestBlockKernel({ rows: 2, cols: 3, data: new Float64Array(6) }, [0, 1])).toThrow(
      /square/,
    );
    expect(() => closestBlockKernel(K, [0, 1])).toThrow(/4 samples need 4 labels, got 2/);
    expect(() =>
      closestBlockKernel({ ...K, data: K.data.map((v, i) => (i === 3 ? Number.NaN : v)) }, [0, 0, 1, 1]),
    ).toThrow();
    const skew = { ...K, data: K.data.map((v, i) => (i === 1 ? v + 1 : v)) };
    expect(() => closestBlockKernel(skew, [0, 0, 1, 1])).toThrow(/symmetric/);
  });
});

describe("alignment with the labels", () => {
  it("is the cosine of the matrices, plain and centred", () => {
    assert(
      property(sizesCase, ({ C, seed }) => {
        const { labels } = shuffledLabels(C, seed);
        const n = labels.length;
        const K = randomGram(n, seed);
        const Y = blockKernel({ diagonal: 1, within: 1, between: 0 }, labels);
        const cosine = (A: Matrix, B: Matrix) => {
          let product = 0;
          A.data.forEach((value, at) => {
            product += value * B.data[at]!;
          });
          return product / (frobeniusNorm(A) * frobeniusNorm(B));
        };
        const P = {
          rows: n,
          cols: n,
          data: new Float64Array(n * n).map((_, at) => (at % (n + 1) === 0 ? 1 : 0) - 1 / n),
        };
        const centred = (A: Matrix) => matmul(matmul(P, A), P);
        const found = labelAlignment(K, labels);
        expect(found.alignment).toBeCloseTo(cosine(K, Y), 10);
        expect(found.centred).toBeCloseTo(cosine(centred(K), centred(Y)), 10);
        expect(found.norm).toBeCloseTo(frobeniusNorm(K), 9);
      }),
      { numRuns: 25 },
    );
  });

  it("of a constant kernel has its plain alignment, and none after centring, which leaves nothing", () => {
    const K = blockKernel({ diagonal: 1, within: 1, between: 1 }, [0, 0, 1, 1]);
    expect(labelAlignment(K, [0, 0, 1, 1])).toEqual({
      alignment: expect.closeTo(Math.SQRT1_2, 14),
      centred: null,
      trace: 4,
      norm: 4,
    });
  });
});

describe("summaries of each class", () => {
  it("have the class's means, and the jackknife of a mean is s/√m", () => {
    const labels = [0, 1, 0, 1, 0, 1, 0];
    const K = randomGram(7, 5);
    const [zero] = classSummaries(K, labels);
    const members = [0, 2, 4, 6];
    const diagonal = members.map((i) => K.data[i * 7 + i]!);
    const mean = diagonal.reduce((a, b) => a + b, 0) / 4;
    expect(zero!.diagonal.mean).toBeCloseTo(mean, 12);
    const within = members.flatMap((i) => members.filter((j) => j !== i).map((j) => K.data[i * 7 + j]!));
    expect(zero!.within!.mean).toBeCloseTo(within.reduce((a, b) => a + b, 0) / 12, 12);
    const left = members.map((out) => {
      const rest = members.filter((i) => i !== out);
      const pairs = rest.flatMap((i) => rest.filter((j) => j !== i).map((j) => K.data[i * 7 + j]!));
      return pairs.reduce((a, b) => a + b, 0) / pairs.length;
    });
    const centre = zero!.within!.mean;
    const jackknife = Math.sqrt((3 / 4) * left.reduce((total, value) => total + (value - centre) ** 2, 0));
    expect(zero!.within!.standardError).toBeCloseTo(jackknife, 12);
    expect(zero!.between!.mean).toBeCloseTo(
      members.flatMap((i) => [1, 3, 5].map((j) => K.data[i * 7 + j]!)).reduce((a, b) => a + b, 0) / 12,
      12,
    );
  });
});

describe("blocks from few samples a class", () => {
  it("are unbiased: over many draws their mean meets the blocks of the whole kernel", () => {
    const labels = balancedLabels(3, 20);
    const X = randomNormal(seededRandom(3), 60, 4);
    const whole = closestBlockKernel(linearKernel.gram(X), labels);
    for (const pairs of ["all", "split"] as const) {
      const found = sampledBlocks(linearKernel, X, labels, { perClass: 4, pairs, draws: 400, seed: 1 });
      for (const part of ["diagonal", "within", "between"] as const) {
        expect(Math.abs(found[part].mean - whole[part])).toBeLessThan(4 * found[part].standardError!);
      }
    }
  });

  it("equal the whole kernel's when every sample is drawn", () => {
    const labels = balancedLabels(3, 5);
    const X = randomNormal(seededRandom(4), 15, 4);
    const whole = closestBlockKernel(linearKernel.gram(X), labels);
    const found = sampledBlocks(linearKernel, X, labels, { perClass: 5 });
    for (const part of ["diagonal", "within", "between"] as const)
      expect(found[part].mean).toBeCloseTo(whole[part], 12);
    expect(found.alignment).toBeCloseTo(labelAlignment(linearKernel.gram(X), labels).alignment, 12);
  });

  it("tell how far they have come, and stop when they are asked to", () => {
    const labels = balancedLabels(2, 3);
    const X = randomNormal(seededRandom(4), 6, 2);
    const [draws, tiles]: [number[], number[]] = [[], []];
    const stopping = AbortSignal.abort();
    sampledBlocks(linearKernel, X, labels, {
      perClass: 2,
      draws: 3,
      onProgress: ({ done }) => draws.push(done),
    });
    kernelBlockStatistics(linearKernel, X, labels, { tile: 2, onProgress: ({ done }) => tiles.push(done) });
    expect([draws, tiles]).toEqual([
      [0, 1, 2],
      [0, 1, 2, 3, 4, 5],
    ]);
    expect(() => sampledBlocks(linearKernel, X, labels, { perClass: 2, signal: stopping })).toThrow(/abort/);
    expect(() => kernelBlockStatistics(linearKernel, X, labels, { signal: stopping })).toThrow(/abort/);
  });

  it("need enough samples a class", () => {
    const X = randomNormal(seededRandom(4), 6, 2);
    expect(() => sampledBlocks(linearKernel, X, balancedLabels(2, 3), { perClass: 4 })).toThrow(
      "sampledBlocks: each class needs at least 4 samples, got 3 in class 0",
    );
  });
});
