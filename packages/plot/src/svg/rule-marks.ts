import * as Plot from "@observablehq/plot";
import type { Rule } from "../figure/figure.js";
import { textWidth } from "../figure/text.js";
import type { Cartesian } from "./cartesian-frame.js";
import { covered } from "./label-room.js";
import type { Scale } from "./scale.js";
import type { Theme } from "./theme.js";

/** Dashed lines across the figure. */
export function ruleMarks({ rules = [] }: Cartesian, theme: Theme): Plot.Markish[] {
  const style = { stroke: theme.muted, strokeDasharray: "3,3" };
  return rules.map(({ axis, at }) => (axis === "y" ? Plot.ruleY([at], style) : Plot.ruleX([at], style)));
}

/** The size of the frame within its margins, in pixels. */
export interface Inner {
  readonly width: number;
  readonly height: number;
}

const fontSize = 12;

/** Where along a level rule its name covers least of the curves: at its left or right end, above it or below. */
function levelPlace(figure: Cartesian, scales: { x: Scale; y: Scale }, rule: Rule, inner: Inner) {
  const level = scales.y.place(rule.at);
  const width = (textWidth(rule.label ?? "", fontSize) + 8) / inner.width;
  const line = 17 / inner.height;
  const sides = [
    { frameAnchor: "left", textAnchor: "start", dx: 6, left: 0 },
    { frameAnchor: "right", textAnchor: "end", dx: -6, left: 1 - width },
  ] as const;
  const places = sides.flatMap(({ left, ...side }) =>
    [
      { dy: -8, bottom: level, inside: level + line <= 1 },
      { dy: 9, bottom: level - line, inside: level - line >= 0 },
    ].map(({ dy, bottom, inside }) => {
      const box = { left, right: left + width, bottom, top: bottom + line };
      return { style: { ...side, dy }, cost: covered(figure, scales, box) + (inside ? 0 : 1e9) };
    }),
  );
  return places.reduce((best, place) => (place.cost < best.cost ? place : best)).style;
}

/** Names of the rules, over the curves, where there is room; those of upright rules stand a line apart. */
export function ruleLabels(
  figure: Cartesian,
  scales: { x: Scale; y: Scale },
  inner: Inner,
  theme: Theme,
): Plot.Markish[] {
  const { x, y } = scales;
  let upright = 0;
  return (figure.rules ?? [])
    .filter(({ label }) => label)
    .map((rule) => {
      const { axis, at, label = "" } = rule;
      const text = { text: () => label, fill: theme.muted, stroke: theme.paper, strokeWidth: 4 };
      if (axis === "y") {
        return Plot.text([at], { ...text, ...levelPlace(figure, scales, rule, inner), y: () => at });
      }
      const left = x.place(at) < 0.7;
      const side = { dx: left ? 5 : -5, textAnchor: left ? "start" : "end" } as const;
      return Plot.text([at], { ...text, ...side, x: () => at, y: () => y.domain[1], dy: 8 + 15 * upright++ });
    });
}
