import type { Figure } from "@collapsar/plot";
import { slider } from "../controls/parameters.js";
import { defineView } from "./view.js";

const curves = [
  ["NNGP", "nngp", false, 0],
  ["NTK, outer product", "ntk", false, 1],
  ["NTK, published code", "published", true, 1],
] as const;

export const erfDerivativeView = defineView({
  example: "erfDerivative",
  parameters: {
    n: slider("Samples n", 512, { min: 128, max: 1024, step: 128 }),
    seed: slider("Seed of the data", 0, { min: 0, max: 50, step: 1 }),
  },
  settings: ({ n, seed }) => ({ samples: n, seed }),
  summary:
    "NC1 of the erf kernels against the dimension: with the right derivative the NTK lies above the NNGP, with the published code's on it.",
  note: "Two classes, means ±2, σ = 0.5, depth 2.",
  figures: (rows): Figure[] => [
    {
      kind: "line",
      title: "NC1 of the erf kernels, with the right derivative and with the published code's",
      x: { label: "dimension d", scale: "log", ticks: [1, 10, 100] },
      y: { label: "NC1", scale: "log" },
      series: curves.map(([name, key, dashed, colour]) => ({
        name,
        x: rows.map((row) => row.dimension),
        y: rows.map((row) => row[key]),
        dashed,
        colour,
      })),
    },
  ],
});
