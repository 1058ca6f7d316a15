import type { Figure } from "@collapsar/plot";
import { choice, folded, slider, where } from "../controls/parameters.js";
import { brief, defineView } from "./view.js";

const classNames = ["class 1", "class 2", "class 3"];

export const kernelPictureView = defineView({
  example: "kernelPicture",
  parameters: {
    kernel: choice("Kernel k", "gaussian", ["linear", "gaussian", "laplace", "nngp", "ntk"]),
    bandwidth: where(
      ({ kernel }) => kernel === "gaussian" || kernel === "laplace",
      slider("Length scale (gaussian, laplace)", 1, { min: 0.2, max: 10, step: 0.1 }),
    ),
    spread: folded(slider("Spread of a class", 0.5, { min: 0.1, max: 1.5, step: 0.1 })),
    seed: folded(slider("Seed of the data", 0, { min: 0, max: 50, step: 1 })),
  },
  settings: (values) => ({ ...values }),
  summary:
    "Sixty points of three classes in the plane, and the kernel of every pair of them as a picture with three blocks.",
  titles: true,
  readings: ({ nc1 }) => [{ label: "NC1 in this kernel's eyes", value: brief(nc1) }],
  figures({ points, labels, gram }): Figure[] {
    const coordinate = (c: number, axis: number) =>
      labels.flatMap((label, i) => (label === c ? [points.data[2 * i + axis]!] : []));
    return [
      {
        kind: "scatter",
        title: "The points x",
        x: { label: "x₁" },
        y: { label: "x₂" },
        equalAspect: true,
        series: classNames.map((name, c) => ({ name, x: coordinate(c, 0), y: coordinate(c, 1) })),
      },
      {
        kind: "matrix",
        title: "k(x, x′) for every pair",
        matrix: gram,
        groups: classNames.map((name) => ({ name, size: 20 })),
        value: { label: "k(x, x′)" },
      },
    ];
  },
});
