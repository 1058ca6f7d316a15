import { nngp, ntk } from "@collapsar/kernels";
import { kernelNc1, nc1TraceRatio } from "@collapsar/metrics";
import type { ResultRow, TrialContext } from "../experiment.js";
import { demoDigits, inUnits } from "./config.js";

export interface KernelsTrial {
  readonly part: "kernels";
  readonly perClass: number;
  readonly activation: "relu" | "erf";
  readonly depths: readonly number[];
}

/** NC1 of the data and of the NNGP and NTK of infinite networks, by depth. */
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
    for (const [kernel, value] of [
      ["nngp", nngp(options)],
      ["ntk", ntk(options)],
    ] as const) {
      rows.push({ part: "kernels", kernel, activation, depth, nc1: kernelNc1(value, X, y).sample.nc1 });
    }
    context.progress?.((i + 1) / depths.length, `${activation} kernels of depth ${depth}`);
  });
  return rows;
}
