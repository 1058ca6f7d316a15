import * as Plot from "@observablehq/plot";
import type { Cartesian } from "./cartesian-frame.js";
import type { Scale } from "./scale.js";
import type { Theme } from "./theme.js";

/** Dashed lines with their names; names of upright ones stand a line apart, on the side where there is room. */
export function ruleMarks(figure: Cartesian, { x, y }: { x: Scale; y: Scale }, theme: Theme): Plot.Markish[] {
  const style = { stroke: theme.muted, strokeDasharray: "3,3" };
  let upright = 0;
  return (figure.rules ?? []).flatMap(({ axis, at, label = "" }) => {
    const text = { text: () => label, fill: theme.muted, stroke: theme.paper, strokeWidth: 4 };
    if (axis === "y") {
      const place = { y: () => at, frameAnchor: "left", textAnchor: "start", dx: 6, dy: -8 } as const;
      return [Plot.ruleY([at], style), Plot.text([at], { ...text, ...place })];
    }
    const dy = 8 + 15 * upright++;
    const side =
      x.place(at) < 0.7
        ? ({ dx: 5, textAnchor: "start" } as const)
        : ({ dx: -5, textAnchor: "end" } as const);
    return [
      Plot.ruleX([at], style),
      Plot.text([at], { ...text, ...side, x: () => at, y: () => y.domain[1], dy }),
    ];
  });
}
