import * as Plot from "@observablehq/plot";
import type { Cartesian } from "./cartesian-frame.js";
import type { Scale } from "./scale.js";
import type { Theme } from "./theme.js";

/** Dashed lines across the figure. */
export function ruleMarks({ rules = [] }: Cartesian, theme: Theme): Plot.Markish[] {
  const style = { stroke: theme.muted, strokeDasharray: "3,3" };
  return rules.map(({ axis, at }) => (axis === "y" ? Plot.ruleY([at], style) : Plot.ruleX([at], style)));
}

/** Names of the rules, over the curves; those of upright rules stand a line apart, on the side where there is room. */
export function ruleLabels(
  { rules = [] }: Cartesian,
  { x, y }: { x: Scale; y: Scale },
  theme: Theme,
): Plot.Markish[] {
  let upright = 0;
  return rules
    .filter(({ label }) => label)
    .map(({ axis, at, label = "" }) => {
      const text = { text: () => label, fill: theme.muted, stroke: theme.paper, strokeWidth: 4 };
      if (axis === "y") {
        const dy = y.place(at) > 0.93 ? 9 : -8;
        return Plot.text([at], { ...text, y: () => at, frameAnchor: "left", textAnchor: "start", dx: 6, dy });
      }
      const left = x.place(at) < 0.7;
      const side = { dx: left ? 5 : -5, textAnchor: left ? "start" : "end" } as const;
      return Plot.text([at], { ...text, ...side, x: () => at, y: () => y.domain[1], dy: 8 + 15 * upright++ });
    });
}
