import { nngp, ntk } from "@collapsar/kernels";
import { gramNc1, nc1TraceRatio } from "@collapsar/metrics";
import type { ResultRow, TrialContext } from "../experiment.js";
import { labelsShuffledFor } from "../shuffled-control.js";
import { demoDigits, inUnits } from "./config.js";

export interface KernelsTrial {
  readonly part: "kernels";
  readonly perClass: number;
  readonly activation: "relu" | "erf";
  readonly depths: readonly number[];
}

/** NC1 of the data and, by depth, of the NNGP and NTK of infinite networks, on the labels and on shuffled ones. */
export function kernelsPart(
  { perClass, activation, depths }: KernelsTrial,
  context: TrialContext,
): ResultRow[] {
  const { X: raw, y } = demoDigits(perClass);
  const X = inUnits(raw);
  const rows: ResultRow[] = [
    { part: "kernels", kernel: "data", activation, depth: 0, nc1: nc1TraceRatio(X, y) },
  ];
  depths.forEach((depth, i) => {
    context.signal?.throwIfAborted();
    const options = { activation, depth };
    const shuffled = labelsShuffledFor(options, y, context.seed);
    for (const [kernel, value] of [
      ["nngp", nngp(options)],
      ["ntk", ntk(options)],
    ] as const) {
      const K = value.gram(X);
      const nc1 = gramNc1(K, y).sample.nc1;
      const nc1Shuffled = gramNc1(K, shuffled).sample.nc1;
      rows.push({ part: "kernels", kernel, activation, depth, nc1, nc1Shuffled });
    }
    context.progress?.((i + 1) / depths.length, `${activation} kernels of depth ${depth}`);
  });
  return rows;
}
