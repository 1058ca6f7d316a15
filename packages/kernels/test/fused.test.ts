import { type Matrix, randomNormal, seededRandom } from "@collapsar/linalg";
import { vstack } from "@collapsar/linalg/parts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dense, erf, type Layer, relu, serial } from "../src/index.js";
import { abs, leakyRelu } from "../src/parts.js";

/** The layer as one that linalg's pass over tiles does not know. */
function opaque({ parts: _, ...layer }: Layer): Layer {
  return layer;
}

function gap(A: Matrix, B: Matrix): number {
  let [worst, size] = [0, 1];
  A.data.forEach((value, at) => {
    worst = Math.max(worst, Math.abs(value - B.data[at]!));
    size = Math.max(size, Math.abs(value));
  });
  return worst / size;
}

const sigma = fc.double({ min: 0.3, max: 1.6, noNaN: true });
const affine = fc.record({ sigmaW: sigma, sigmaB: fc.constantFrom(0, 0.4) }).map((options) => dense(options));
const activation = fc.constantFrom(relu(), erf(), abs(), leakyRelu({ slope: 0.2 }));
const block = fc
  .tuple(activation, fc.array(affine, { minLength: 1, maxLength: 2 }))
  .map(([f, d]) => [f, ...d]);
const network = fc
  .tuple(affine, fc.array(block, { maxLength: 3 }), fc.boolean())
  .map(([first, blocks, bare]) => [first, ...blocks.flat(), ...(bare ? [relu()] : [])]);

describe("networks in one pass", () => {
  it("agree with the layers one after the other, equal rows included", () => {
    fc.assert(
      fc.property(
        network,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 6 }),
        (layers, n, d) => {
          const [quick, slow] = [serial(...layers), serial(...layers.map(opaque))];
          expect(quick.blockSums).toBeDefined();
          expect(slow.blockSums).toBeUndefined();
          const Z = randomNormal(seededRandom(n), n, d);
          const X = vstack([randomNormal(seededRandom(n + 50), 7, d), Z]);
          for (const [got, want] of [
            [quick.both(X), slow.both(X)],
            [quick.both(X, Z), slow.both(X, Z)],
          ] as const) {
            expect(gap(got.nngp, want.nngp)).toBeLessThan(1e-13);
            expect(gap(got.ntk, want.ntk)).toBeLessThan(1e-12);
          }
          expect(gap(quick.ntk.gram(X, Z), quick.both(X, Z).ntk)).toBe(0);
          expect(gap(quick.nngp.gram(X), quick.both(X).nngp)).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("have the exact diagonal, also at duplicates", () => {
    const X = randomNormal(seededRandom(2), 30, 5);
    X.data.copyWithin(0, 10, 15);
    const { nngp, ntk } = serial(dense(), relu(), dense({ sigmaW: 1.2 }), erf(), dense());
    for (const kernel of [nngp, ntk]) {
      const K = kernel.gram(X);
      kernel.diag(X).forEach((value, i) => {
        expect(K.data[i * 31]).toBe(value);
      });
      expect(K.data[2]).toBe(K.data[0]);
    }
  });

  it("sum over blocks as their Gram matrices do", () => {
    const X = randomNormal(seededRandom(4), 50, 3);
    const starts = [0, 20, 21, 50];
    const net = serial(dense(), relu(), dense());
    const sums = net.blockSums!(X, starts);
    for (const name of ["nngp", "ntk"] as const) {
      const K = net[name].gram(X);
      expect(net[name].blockSums!(X, starts)).toEqual(sums[name]);
      for (let at = 0; at < 9; at++) {
        const [c, e] = [Math.floor(at / 3), at % 3];
        let total = 0;
        for (let i = starts[c]!; i < starts[c + 1]!; i++) {
          for (let j = starts[e]!; j < starts[e + 1]!; j++) total += K.data[i * 50 + j]!;
        }
        expect(Math.abs(sums[name][at]! / total - 1)).toBeLessThan(1e-13);
      }
    }
  });
});
