import type { BenchCase } from "./case.js";

/** The ratio that a job is meant to reach against its peer, and what stops it short as measured. */
export interface Wanted {
  readonly wanted: number;
  readonly bound?: string;
}

/**
 * Every word of `job` stands in "package name backend dtype size"; the first that fits counts. Where a job is measured
 * at several sizes to see how it grows, one of them is meant.
 */
const JOBS: readonly (Wanted & { readonly job: string })[] = [
  {
    job: "metrics streamed wasm",
    wanted: 0.8,
    bound: "the p × p scatter alone, in 128-bit vectors, takes what NumPy takes for everything",
  },
  {
    job: "metrics streamed",
    wanted: 1.2,
    bound:
      "the p × p scatter takes 52 to 67 of 160 ms on both sides: the library's syrk reaches 97 of its 147 GFLOP/s at p = 512",
  },
  { job: "collapseMetrics n=20000 wasm", wanted: 1 },
  { job: "collapseMetrics n=20000", wanted: 1.5 },
  { job: "gramNc1 n=4096", wanted: 1 },
  { job: "nngp and ntk native", wanted: 4 },
  { job: "nngp and ntk wasm", wanted: 2.5 },
  { job: "kernel-nc1 native", wanted: 6 },
  { job: "kernel-nc1 wasm", wanted: 5 },
  { job: "equations of state", wanted: 5 },
  { job: "evidence auto", wanted: 1.5 },
  { job: "evidence wasm", wanted: 1 },
  {
    job: "rfm fit auto",
    wanted: 2.5,
    bound: "the products of the gradients are half of the time here and the same library's on both sides",
  },
  {
    job: "rfm fit wasm threads=1",
    wanted: 1,
    bound:
      "128-bit vectors: the products, 4.9 · 10¹¹ operations, are 24 of 30 s, at 21 of the 28 GFLOP/s that a core has in them",
  },
  { job: "rfm fit wasm", wanted: 1 },
  { job: "deep-rfm auto", wanted: 2.5, bound: "as of rfm: D² n³ of the gradients in the same library" },
  { job: "closedDynamics C=20 random", wanted: 1.2 },
  {
    job: "exp numpy",
    wanted: 0.5,
    bound: "128-bit vectors against AVX-512, and three passes over 200 MB each way",
  },
  {
    job: "cholesky solve native",
    wanted: 0.9,
    bound:
      "of 10.9 ms the same library's calls are 7.6 (all of NumPy's: 8.1); the check of symmetry and range 1.0, fresh memory 0.8",
  },
  { job: "svd native", wanted: 0.9 },
  { job: "empirical-ntk pytorch", wanted: 2 },
  { job: "train-mlp pytorch native", wanted: 1 },
  { job: "train-mlp pytorch wasm", wanted: 0.4 },
  { job: "train-resnet20 pytorch native", wanted: 0.8 },
  { job: "train-resnet20 pytorch wasm", wanted: 0.2 },
];

/** The wanted ratio of a case against that peer. */
export function wantedOf(
  owner: string,
  { name, backend, dtype, size }: BenchCase,
  peer: string | undefined,
): Wanted | undefined {
  const text = `${owner} ${name} ${backend} ${dtype} ${size} ${peer ?? ""}`;
  return JOBS.find(({ job }) => job.split(" ").every((word) => text.includes(word)));
}
