import { fromRows, type Matrix, seededRandom, toRows } from "@collapsar/linalg";
import * as fc from "fast-check";
import type { Weighting } from "../src/index.js";

/** Features with labels in a random order. */
export interface Labelled {
  readonly H: Matrix;
  readonly labels: number[];
}

/** Random features of the given class sizes around random class means, in shuffled order. */
export function labelled(sizes: readonly number[], p: number, seed: number, offset = 0): Labelled {
  const rng = seededRandom(seed);
  const centres = sizes.map(() => Array.from({ length: p }, () => 2 * rng.normal()));
  const sorted = sizes.flatMap((size, c) =>
    Array.from({ length: size }, () => ({ c, row: centres[c]!.map((m) => offset + m + rng.normal()) })),
  );
  const order = Array.from(rng.permutation(sorted.length));
  return { H: fromRows(order.map((i) => sorted[i]!.row)), labels: order.map((i) => sorted[i]!.c) };
}

/** Arbitrary labelled features of 2–6 classes of 2–9 samples in 1–7 dimensions. */
export const arbitraryLabelled = fc
  .record({
    sizes: fc.array(fc.integer({ min: 2, max: 9 }), { minLength: 2, maxLength: 6 }),
    p: fc.integer({ min: 1, max: 7 }),
    seed: fc.integer({ min: 0, max: 1e6 }),
  })
  .map(({ sizes, p, seed }) => ({ ...labelled(sizes, p, seed), sizes }));

const mean = (rows: readonly number[][]) =>
  rows[0]!.map((_, j) => rows.reduce((total, row) => total + row[j]!, 0) / rows.length);
const minus = (a: readonly number[], b: readonly number[]) => a.map((value, j) => value - b[j]!);
export const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((total, value, j) => total + value * b[j]!, 0);
const outer = (a: readonly number[]) => a.map((x) => a.map((y) => x * y));
const plus = (A: number[][], B: number[][], s: number) =>
  A.map((row, i) => row.map((x, j) => x + s * B[i]![j]!));

/** Explicit scatter matrices and centred means by the definitions, without a thought for speed. */
export function naiveScatter({ H, labels }: Labelled, weighting: Weighting = "sample") {
  const rows = toRows(H);
  const classes = Math.max(...labels) + 1;
  const groups = Array.from({ length: classes }, (_, c) => rows.filter((_, i) => labels[i] === c));
  const means = groups.map(mean);
  const shares = groups.map((g) => (weighting === "sample" ? g.length / rows.length : 1 / classes));
  const centre = means[0]!.map((_, j) => means.reduce((total, m, c) => total + shares[c]! * m[j]!, 0));
  const empty = () => centre.map(() => centre.map(() => 0));
  const scatters = groups.map((g, c) =>
    g.reduce((S, row) => plus(S, outer(minus(row, means[c]!)), 1 / g.length), empty()),
  );
  const sigmaW = scatters.reduce((S, each, c) => plus(S, each, shares[c]!), empty());
  const M = means.map((m) => minus(m, centre));
  const sigmaB = M.reduce((S, m, c) => plus(S, outer(m), shares[c]!), empty());
  const spreads = scatters.map((S) => S.reduce((total, row, j) => total + row[j]!, 0));
  const stds = scatters.flatMap((S) => S.map((row, j) => Math.sqrt(row[j]!)));
  return { groups, means, M, centre, sigmaW: fromRows(sigmaW), sigmaB: fromRows(sigmaB), spreads, stds };
}

/** All pairs c < c′. */
export function pairs(classes: number): [number, number][] {
  return Array.from({ length: classes }, (_, c) => c).flatMap((c) =>
    Array.from({ length: classes - c - 1 }, (_, k): [number, number] => [c, c + 1 + k]),
  );
}

export const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
export const variance = (values: readonly number[]) => average(values.map((v) => (v - average(values)) ** 2));

/** Relative difference of two numbers. */
export const relative = (a: number, b: number) =>
  Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), 1e-300);
