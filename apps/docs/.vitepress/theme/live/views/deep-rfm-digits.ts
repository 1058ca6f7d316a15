import type { Figure } from "@collapsar/plot";
import { choice, folded, slider } from "../controls/parameters.js";
import type { Result } from "../examples.js";
import { brief, defineView } from "./view.js";

/** The cosines between the rows, one block a digit. */
export function cosineFigure({ cosines, rows }: Result<"deepRfmDigits">): Figure {
  return {
    kind: "matrix",
    title: "Cosines between the centred rows",
    matrix: cosines,
    range: [-1, 1],
    groups: Array.from({ length: 10 }, (_, c) => ({ name: String(c), size: rows })),
    value: { label: "cosine" },
  };
}

export const deepRfmDigitsView = defineView({
  example: "deepRfmDigits",
  parameters: {
    depth: slider("Layers", 6, { min: 1, max: 8, step: 1 }),
    features: choice("Random map", "relu", ["relu", "laplace"]),
    rows: folded(slider("Rows of each digit", 20, { min: 10, max: 40, step: 10 })),
    width: folded(slider("Width of the random map", 256, { min: 64, max: 512, step: 64 })),
    seed: folded(slider("Seed of the map", 0, { min: 0, max: 20, step: 1 })),
  },
  settings: (values) => ({ ...values }),
  summary:
    "NC1 and NC2 of digits by layer of a Deep RFM, and the cosines between the rows: ten blocks appear, one a digit.",
  note: "No network: in each layer a kernel machine is fitted and its gradients are averaged.",
  titles: true,
  step: ({ layer }) => (layer === 0 ? "the pixels" : `layer ${layer}`),
  readings: ({ course }) => [
    { label: "NC1", value: brief(course.at(-1)!.nc1) },
    { label: "NC2", value: brief(course.at(-1)!.nc2) },
  ],
  figures: (value): Figure[] => [
    {
      kind: "line",
      title: "After the step of the gradients, layer by layer",
      x: { label: "layer", integer: true },
      y: { label: "distance from collapse", scale: "log" },
      series: (["nc1", "nc2"] as const).map((key) => ({
        name: key.toUpperCase(),
        x: value.course.map(({ place }) => place),
        y: value.course.map((row) => row[key]),
      })),
    },
    cosineFigure(value),
  ],
});
