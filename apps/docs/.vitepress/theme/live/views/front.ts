import type { Figure } from "@collapsar/plot";
import { slider } from "../controls/parameters.js";
import { blockDynamicsFigure, resolved } from "./block-dynamics-figure.js";
import { cosineFigure } from "./deep-rfm-digits.js";
import { brief, defineView } from "./view.js";

/** The data, seen by a kernel: how collapsed two classes look to networks that have learned nothing. */
export const frontKernelView = defineView({
  example: "kernelNc1",
  parameters: { depth: slider("Dense layers", 2, { min: 2, max: 8, step: 1 }) },
  settings: ({ depth }) => ({
    activation: "relu",
    depth,
    samples: 64,
    dimension: 8,
    std: 0.5,
    seed: 0,
  }),
  summary: "NC1 of the data, of random features and of the tangent kernel against the dimension of the data.",
  answer: ({ here: { data, nngp, ntk } }) =>
    `Two clouds of 32 points in 8 dimensions: NC1 is ${brief(data)} for the data, ${brief(nngp)} for a wide network’s features (NNGP) and ${brief(ntk)} for its steps of training (NTK): ${Math.min(nngp, ntk) > data ? "both are less collapsed than the data" : "one of them is more collapsed than the data"}.`,
  figures: ({ curve }): Figure[] => [
    {
      kind: "line",
      title: "NC1 against the dimension of the data",
      x: { label: "dimension of the data", scale: "log", ticks: [1, 10, 100] },
      // one range for all depths, so that the curves are seen to move
      y: { label: "NC1 (small: collapsed)", scale: "log", domain: [0.05, 1.5] },
      rules: [{ axis: "x", at: 8, label: "8 dimensions" }],
      series: (
        [
          ["NNGP", "nngp"],
          ["NTK", "ntk"],
          ["data", "data"],
        ] as const
      ).map(([name, key]) => ({
        name,
        x: curve.map((row) => row.dimension),
        y: curve.map((row) => row[key]),
        dashed: key === "data",
        markers: false,
      })),
    },
  ],
});

/** The dynamics: whether collapse follows is decided by one matrix at the start. */
export const frontDynamicsView = defineView({
  example: "blockDynamics",
  parameters: {
    distance: slider("Size of E at the start", 0, {
      min: 0,
      max: 1,
      step: 0.05,
      shown: (x) => x.toFixed(2),
    }),
  },
  settings: ({ distance }) => ({ diagonal: 1, within: 0.5, between: 0.1, distance, seed: 1 }),
  summary: "NC1, NC2, NC3 and the loss over training under a block-structured kernel.",
  answer({ points, invariant }) {
    const { nc1, loss } = points.at(-1)!;
    return invariant < 1e-9
      ? "E is zero: the loss falls to 0, and NC1 to NC3 with it."
      : `E is not zero: the loss falls to ${loss < resolved ? "0" : brief(loss)}, yet NC1 ends at ${brief(nc1)}.`;
  },
  figures: (value): Figure[] => [blockDynamicsFigure(value)],
});

/** The gradients: rows of digits look ever more alike within a digit, layer by layer, without any network. */
export const frontGradientsView = defineView({
  example: "deepRfmDigits",
  parameters: { seed: slider("Seed of the layers’ random maps", 0, { min: 0, max: 20, step: 1 }) },
  settings: ({ seed }) => ({ rows: 10, depth: 5, width: 128, features: "relu", seed }),
  summary:
    "The cosines between a hundred handwritten digits, layer by layer of a Deep RFM: ten blocks appear, one a digit.",
  step: ({ layer }) => (layer === 0 ? "pixels" : `layer ${layer}`),
  readings: ({ course }) => [{ label: "NC1", value: brief(course.at(-1)!.nc1) }],
  figures: (value): Figure[] => [cosineFigure(value)],
});
