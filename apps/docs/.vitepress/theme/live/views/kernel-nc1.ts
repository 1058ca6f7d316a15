import type { Figure, Series } from "@collapsar/plot";
import { choice, folded, slider } from "../controls/parameters.js";
import { defineView } from "./view.js";

// listed here, because the list itself would load the whole package of kernels with the page; a test compares the two
export const activationNames = [
  "relu",
  "erf",
  "identity",
  "leaky-relu",
  "abs",
  "sin",
  "cos",
  "exp",
  "gaussian",
  "gelu",
  "tanh",
  "sigmoid",
  "silu",
  "softplus",
] as const;

const names = { data: "the data", nngp: "NNGP feature kernel", ntk: "NTK" } as const;
const keys = ["nngp", "ntk", "data"] as const;

export const kernelNc1View = defineView({
  example: "kernelNc1",
  parameters: {
    d: slider("Dimension d", 3, { min: 0, max: 7, step: 0.1, shown: (e) => String(Math.round(2 ** e)) }),
    activation: choice("Activation", "relu", activationNames),
    depth: slider("Dense layers L", 2, { min: 2, max: 8, step: 1 }),
    std: folded(
      slider("Noise of the data σ", 0.5, { min: 0.1, max: 2, step: 0.05, shown: (s) => s.toFixed(2) }),
    ),
    n: folded(slider("Samples n", 128, { min: 32, max: 256, step: 32 })),
    seed: folded(slider("Seed of the data", 0, { min: 0, max: 50, step: 1 })),
  },
  settings: ({ d, n, ...rest }) => ({ ...rest, samples: n, dimension: Math.round(2 ** d) }),
  summary:
    "NC1 of the NNGP feature kernel, the NTK and the data against the dimension, and the NTK's Gram matrix.",
  note: "Two classes, means ±2 on every coordinate.",
  titles: true,
  readings: ({ here }) =>
    (["data", "nngp", "ntk"] as const).map((key) => ({
      label: `NC1 of ${names[key]}`,
      value: here[key].toPrecision(4),
    })),
  answer({ here: { dimension, data, nngp, ntk } }) {
    const [near, far] = [Math.min(nngp, ntk), Math.max(nngp, ntk)];
    const order =
      far - near < 1e-9 * far
        ? "the two kernels are equally collapsed"
        : `the ${ntk < nngp ? "NTK" : "NNGP"} is the more collapsed kernel`;
    const against =
      near > data
        ? "both less than the data"
        : far > data
          ? "the other less than the data"
          : "both more than the data";
    return `At d = ${dimension} ${order}, ${against}.`;
  },
  figures({ curve, here }): Figure[] {
    const series: Series[] = keys.map((key) => ({
      name: names[key],
      x: curve.map((row) => row.dimension),
      y: curve.map((row) => row[key]),
      dashed: key === "data",
    }));
    const values = series.flatMap(({ y }) => Array.from(y));
    const half = here.gram.rows / 2;
    return [
      {
        kind: "line",
        title: "NC1 against the dimension of the data",
        x: { label: "dimension d", scale: "log", ticks: [1, 10, 100] },
        y: { label: "NC1", scale: "log", domain: [0.8 * Math.min(...values), 1.5 * Math.max(...values)] },
        series,
        rules: [{ axis: "x", at: here.dimension, label: `d = ${here.dimension}` }],
      },
      {
        kind: "matrix",
        title: `The NTK's Gram matrix at d = ${here.dimension}`,
        matrix: here.gram,
        groups: [
          { name: "mean −2", size: half },
          { name: "mean +2", size: half },
        ],
        value: { label: "Θ(x, x′)" },
      },
    ];
  },
});
