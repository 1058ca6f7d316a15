import * as Plot from "@observablehq/plot";
import { escapeXml } from "../figure/text.js";
import type { Scale } from "./scale.js";
import type { Theme } from "./theme.js";

/** Room below a plot for tick labels and the axis' name. */
export const axisRoom = 40;

const thinGrid = (theme: Theme) => ({ stroke: theme.grid, strokeOpacity: 1 });

/** Thin lines up from the ticks of the horizontal axis. */
export function verticalGrid(scale: Scale, theme: Theme): Plot.Markish {
  return Plot.gridX([...scale.ticks], thinGrid(theme));
}

/** Thin lines across from the ticks of the vertical axis. */
export function horizontalGrid(scale: Scale, theme: Theme): Plot.Markish {
  return Plot.gridY([...scale.ticks], thinGrid(theme));
}

/** Ticks and numbers below the plot; the name is drawn by `horizontalName`. */
export function horizontalAxis(scale: Scale, theme: Theme): Plot.Markish {
  return Plot.axisX([...scale.ticks], tickOptions(scale, theme));
}

/** Ticks and numbers at the left, the axis' name above them. */
export function verticalAxis(scale: Scale, theme: Theme, label: string): Plot.Markish {
  return Plot.axisY([...scale.ticks], {
    ...tickOptions(scale, theme),
    label: label || null,
    labelArrow: "up",
  });
}

/** `text` and not `tickFormat`: Plot puts its own format over the latter on log axes. */
function tickOptions(scale: Scale, theme: Theme) {
  const text = Array.from(scale.ticks, (tick) => scale.format(tick));
  return { color: theme.muted, tickSize: 4, text: { transform: () => text }, label: null };
}

/** The name of the horizontal axis, at the right below its numbers, and a remark at the left. */
export function horizontalName(
  label: string,
  {
    left,
    right,
    bottom,
    theme,
    note,
  }: { left: number; right: number; bottom: number; theme: Theme; note?: string },
): string {
  const text = (x: number, anchor: string, content: string) =>
    `<text x="${x}" y="${bottom + 34}" text-anchor="${anchor}" font-size="12" ` +
    `fill="${theme.muted}">${escapeXml(content)}</text>`;
  return text(right, "end", `${label} →`) + (note ? text(left, "start", note) : "");
}
