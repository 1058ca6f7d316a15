import type { Figure } from "@collapsar/plot";
import { folded, slider } from "../controls/parameters.js";
import { brief, defineView } from "./view.js";

export const adaptiveKernelView = defineView({
  example: "adaptiveKernel",
  parameters: {
    width: slider("Width h at the end", 500, { min: 250, max: 5000, step: 50 }),
    d: slider("Dimension d", 4, { min: 1, max: 16, step: 1 }),
    n: folded(slider("Samples n", 64, { min: 32, max: 160, step: 16 })),
    seed: folded(slider("Seed of the data", 0, { min: 0, max: 20, step: 1 })),
  },
  settings: ({ d, n, width, seed }) => ({ dimension: d, samples: n, width, seed }),
  summary:
    "NC1 of the hidden layer falls as the width falls, by the equations of state and less by the published code's variant.",
  titles: true,
  step: ({ rows }) => `width ${rows.at(-1)?.width ?? "∞"}`,
  readings({ rows }) {
    const last = (variant: string) => rows.filter((row) => row.variant === variant).at(-1)?.nc1;
    return [
      { label: "NC1 at infinite width", value: brief(rows[0]?.nc1) },
      { label: "equations of state", value: brief(last("paper")) },
      { label: "published code’s variant", value: brief(last("published-code")) },
    ];
  },
  figures({ rows, sigma }): Figure[] {
    const finite = rows.filter(({ width }) => Number.isFinite(width));
    if (finite.length < 2) return [];
    const start = rows[0]!.nc1;
    const curve = (name: string, variant: string, dashed: boolean) => {
      const own = finite.filter((row) => row.variant === variant);
      return { name, x: own.map((row) => 1 / row.width), y: own.map((row) => row.nc1), dashed };
    };
    const values = rows.map((row) => row.nc1);
    return [
      {
        kind: "line",
        title: "NC1 of the hidden layer as the width falls",
        x: { label: "1/width", scale: "log" },
        y: { label: "NC1", scale: "log", domain: [0.98 * Math.min(...values), 1.06 * Math.max(...values)] },
        series: [
          curve("equations of state", "paper", false),
          curve("the published code's variant", "published-code", true),
        ],
        rules: [{ axis: "y", at: start, label: "NNGP, infinite width" }],
      },
      {
        kind: "matrix",
        title: "Covariance Σ of the weights leaves the sphere",
        matrix: sigma,
        value: { label: "Σ" },
      },
    ];
  },
});
