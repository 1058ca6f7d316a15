import { gram, type Matrix, setBackend } from "@collapsar/linalg";
import { createWasmBackend } from "@collapsar/linalg/engine";
import { diagonal } from "@collapsar/linalg/parts";
import { afterEach, expect, it } from "vitest";
import { foreignCopies } from "../../../linalg/src/backends/native/foreign-copies.js";
import { loadKoffi } from "../../../linalg/src/backends/native/koffi.js";
import { type Foreign, setForeign } from "../../../linalg/src/engine/foreign.js";
import { setStorage } from "../../../linalg/src/matrix/matrix.js";
import { normal } from "../../../linalg/test/shapes.js";
import { dualErf, dualRelu } from "../../src/operations/dual.js";
import { networkGrams } from "../../src/operations/network.js";
import { radialPair } from "../../src/operations/radial-pair.js";

afterEach(() => {
  setStorage(null);
  setForeign(null);
  setBackend("auto");
});

/** Every matrix that the operations give for n rows. */
function results(n: number): Record<string, Matrix> {
  const X = normal(n, n, 20);
  const K = gram(X);
  const a = diagonal(K);
  const step = { activation: "relu", a, b: a, toK: [0, 1, 0], toTheta: [0, 1, 0, 0, 1] } as const;
  const network = networkGrams(X, X, { alpha: 1, offset: 0, steps: [step], tangent: true });
  const [relu, erf, pair] = [dualRelu(K, a, a), dualErf(K, a, a), radialPair(X, { power: 1, scale: -0.1 })];
  return {
    relu: relu.T,
    "relu′": relu.dT,
    erf: erf.T,
    "erf′": erf.dT,
    radial: pair.K,
    "radial′": pair.D,
    nngp: network.K,
    ntk: network.Theta!,
  };
}

/** Names of the results that differ in any bit. */
function differing(found: Record<string, Matrix>, expected: Record<string, Matrix>): string[] {
  const bytes = ({ data }: Matrix) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return Object.keys(expected).filter((name) => !bytes(found[name]!).equals(bytes(expected[name]!)));
}

it.each(["js", "wasm", "auto"] as const)(
  "results by %s are written whole into memory full of NaN",
  (name) => {
    setBackend(name);
    for (const n of [1, 3, 40]) {
      setStorage(null);
      const expected = results(n);
      setStorage({ from: 0, advise: () => {}, blank: (bytes) => new Uint8Array(bytes).fill(0xff).buffer });
      expect(differing(results(n), expected)).toEqual([]);
    }
  },
);

it("threads give the same bits where they carry the numbers themselves, and without shared memory", async () => {
  setBackend(createWasmBackend({ threads: 1 }));
  const one = results(300);
  setBackend(createWasmBackend({ shared: false }));
  expect(differing(results(300), one)).toEqual([]);
  const copies = foreignCopies(loadKoffi())!;
  let asked = 0;
  const counted: Foreign = {
    ...copies,
    address(data) {
      asked++;
      return copies.address(data);
    },
  };
  setForeign(counted);
  for (const threads of [2, 20]) {
    setBackend(createWasmBackend({ threads }));
    // workers are hired after twenty milliseconds of work
    for (let early = 0; early < 10; early++) results(300);
    await new Promise((resolve) => setTimeout(resolve, 300));
    asked = 0;
    for (let repeat = 0; repeat < 2; repeat++) expect(differing(results(300), one)).toEqual([]);
    expect(asked).toBeGreaterThan(0);
  }
});
