import { type Backend, randomNormal, seededRandom, setBackend } from "@collapsar/linalg";
import { afterEach, expect, it } from "vitest";
import { networkGrams } from "../../src/operations/network.js";

afterEach(() => setBackend("auto"));

/** A library that computes nothing and says what it was asked for. */
function library(asked: string[]): Backend {
  const note = (name: string) => () => {
    asked.push(name);
  };
  const describe = () => ({ name: "native", threads: 1 }) as const;
  return { name: "native", threads: () => 1, describe, gemm: note("gemm"), syrk: note("syrk") };
}

it("a library that was chosen makes the products of wide inputs only, the pass itself those of narrow ones", () => {
  const asked: string[] = [];
  setBackend(library(asked));
  for (const d of [8, 255, 256]) {
    const [X, Z] = [1, 2].map((seed) => randomNormal(seededRandom(seed), 12, d));
    for (const other of [X!, Z!]) networkGrams(X!, other, { alpha: 1, offset: 0, steps: [], tangent: false });
    if (d < 256) expect(asked).toEqual([]);
  }
  expect(asked).toEqual(["syrk", "gemm"]);
});
