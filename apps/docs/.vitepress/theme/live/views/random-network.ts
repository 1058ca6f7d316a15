import type { Figure, Series } from "@collapsar/plot";
import { folded, slider } from "../controls/parameters.js";
import { defineView } from "./view.js";

export const randomNetworkView = defineView({
  example: "randomNetwork",
  parameters: {
    width: slider("Hidden units h", 5, { min: 1, max: 13, step: 1, shown: (e) => String(2 ** e) }),
    seed: slider("Draw of the weights", 0, { min: 0, max: 50, step: 1 }),
    draws: folded(slider("Random networks", 4, { min: 1, max: 8, step: 1 })),
  },
  settings: ({ width, ...rest }) => ({ ...rest, width: 2 ** width }),
  summary:
    "Feature kernel and tangent kernel against the angle between two inputs: random networks scatter around the curve of the infinitely wide one, the closer the wider they are.",
  titles: true,
  answer({ nngp, ntk, networks }) {
    const farthest = (limit: readonly number[], of: "features" | "tangent") =>
      Math.max(
        ...networks.flatMap((network) => network.map((values, i) => Math.abs(values[of] - limit[i]!))),
      );
    return `The farthest that a random network is from the curve: ${farthest(nngp, "features").toFixed(3)} in the features, ${farthest(ntk, "tangent").toFixed(3)} in the tangent kernel.`;
  },
  figures({ angles, nngp, ntk, networks }): Figure[] {
    const figure = (
      title: string,
      name: string,
      limit: readonly number[],
      of: "features" | "tangent",
    ): Figure => {
      const drawn: Series[] = networks.map((network) => ({
        name: "a random network",
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
