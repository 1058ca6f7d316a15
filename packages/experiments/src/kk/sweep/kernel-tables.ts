import type { NamedTable } from "../../experiment.js";
import { KERNEL_NAMES } from "./kernel-figures.js";
import { SWEPT_KERNELS } from "./kernel-rows.js";
import { curves, type KernelSummary } from "./kernel-summary.js";

/** Mean log10 NC1 of every kernel, a row for each N (or pair of sizes) and dimension. */
export function kernelTables(summary: KernelSummary): NamedTable[] {
  const columns = SWEPT_KERNELS.map((kernel) => curves(summary, (trial) => trial.rows[kernel].nc1));
  const rows = columns[0]!.flatMap((curve, at) =>
    curve.dimensions.map((d, k) => [
      curve.name,
      d,
      ...columns.map((column) => Number(column[at]!.bands[k]!.mean.toFixed(4))),
    ]),
  );
  return [
    {
      name: "log10-nc1",
      title: `Mean log₁₀ NC1, ${summary.label}`,
      columns: ["samples", "d₀", ...SWEPT_KERNELS.map((kernel) => KERNEL_NAMES[kernel])],
      rows,
    },
  ];
}
