import type { Figure, Series } from "@collapsar/plot";
import { slider } from "../controls/parameters.js";
import { defineView } from "./view.js";

export const randomNetworkView = defineView({
  example: "randomNetwork",
  parameters: {
    width: slider("Hidden units h", 5, { min: 1, max: 13, step: 1, shown: (e) => String(2 ** e) }),
    draws: slider("Random networks", 4, { min: 1, max: 8, step: 1 }),
    seed: slider("Draw", 0, { min: 0, max: 50, step: 1 }),
  },
  settings: ({ width, ...rest }) => ({ ...rest, width: 2 ** width }),
  summary:
    "Feature kernel and tangent kernel against the angle between two inputs: random networks scatter around the curve of the infinitely wide one, the closer the wider they are.",
  titles: true,
  figures({ angles, nngp, ntk, networks }): Figure[] {
    const figure = (
      title: string,
      name: string,
      limit: readonly number[],
      of: "features" | "tangent",
    ): Figure => {
      const drawn: Series[] = networks.map((network, draw) => ({
        name: `random network ${draw + 1}`,
        x: angles,
        y: network.map((values) => values[of]),
        colour: 7,
        dashed: true,
        markers: false,
      }));
      return {
        kind: "line",
        title,
        x: { label: "angle between the inputs", unit: "°", ticks: [0, 45, 90, 135, 180] },
        y: { label: name },
        series: [{ name: "infinitely wide", x: angles, y: limit, colour: 0, markers: false }, ...drawn],
      };
    };
    return [
      figure("Do their features point the same way?", "feature kernel", nngp, "features"),
      figure("Does training on one move the other?", "tangent kernel", ntk, "tangent"),
    ];
  },
});
