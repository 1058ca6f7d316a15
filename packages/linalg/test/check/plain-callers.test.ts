import * as front from "@collapsar/linalg";
import { identity, seededRandom, setBackend } from "@collapsar/linalg";
import { failureKind } from "@collapsar/linalg/check";
import * as parts from "@collapsar/linalg/parts";
import { afterEach, expect, it } from "vitest";
import * as checks from "../../src/check/index.js";

afterEach(() => setBackend("auto"));

const linalg = { ...front, ...parts };
const A = identity(3);
const WRONG: readonly unknown[] = [
  undefined,
  null,
  5,
  -1,
  Number.NaN,
  "svd",
  1n,
  true,
  {},
  [],
  [1, "2"],
  () => 0,
];
const OPTIONS: readonly unknown[] = [null, 5, "x", { colour: 1 }, []];

/** Values that a caller without types might pass. */
const CALLS: readonly (readonly unknown[])[] = [
  [],
  ...WRONG.map((value) => [value]),
  ...WRONG.map((value) => [A, value]),
  ...WRONG.map((value) => [value, A]),
  ...WRONG.map((value) => [A, A, value]),
  ...WRONG.map((value) => [seededRandom(1), value, 2]),
  ...WRONG.map((value) => [{ rows: 2, cols: value, data: new Float64Array(4) }]),
  ...OPTIONS.flatMap((options) => [[A, options], [A, A, options], [options], [A, 1, options]]),
];

/** All public functions, but those by which packages check and report: these are told the truth. */
const doors = Object.entries(linalg).filter(
  (entry): entry is [string, (...args: unknown[]) => unknown] =>
    typeof entry[1] === "function" && !(entry[1].prototype instanceof Error) && !(entry[0] in checks),
);

it.each(doors)("%s: wrong calls end in a failure of a kind, or in a result", (_name, door) => {
  const surprises: string[] = [];
  for (const call of CALLS) {
    try {
      door(...call);
    } catch (error) {
      if (failureKind(error) === undefined) surprises.push(String(error));
    }
  }
  expect([...new Set(surprises)]).toEqual([]);
});

it("a misspelt option is named with the nearest one", () => {
  const call = linalg as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const [name, args, near] of [
    ["eigh", [A, { tolerence: 1 }], "tolerance"],
    ["matmul", [A, A, { transposeb: true }], "transposeB"],
    ["gram", [A, { transposed: true }], "transpose"],
    ["pairwiseDistances", [A, A, { metrc: A }], "metric"],
    ["gmres", [{ apply: (x: Float64Array) => x, b: new Float64Array(1), restrat: 2 }], "restart"],
    ["pinv", [A, { tol: 1, rtoll: 1 }], "rtol"],
  ] as const) {
    expect(() => call[name]!(...args)).toThrow(
      new RegExp(`options must be among .*(did you mean ${near}|got "tol")`),
    );
  }
});
