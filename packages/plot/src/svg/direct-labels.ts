import { escapeXml, textWidth } from "../figure/text.js";
import { type LegendItem, legendSign } from "./legend.js";
import type { Theme } from "./theme.js";

/** A legend entry and the height at which its curve ends. */
export interface EndLabel extends LegendItem {
  readonly y: number;
}

const lineHeight = 16;

/** Width that labels beside the curves' ends need. */
export function endLabelWidth(items: readonly LegendItem[]): number {
  return 44 + Math.max(...items.map((item) => textWidth(item.name, 12)));
}

/** Labels beside the ends of their curves, moved apart where they would touch. */
export function endLabels(
  items: readonly EndLabel[],
  { x, top, bottom, theme }: { x: number; top: number; bottom: number; theme: Theme },
): string {
  const sorted = [...items].sort((a, b) => a.y - b.y);
  const heights = spread(
    sorted.map((item) => item.y),
    top,
    bottom,
  );
  const parts = sorted.map((item, i) => {
    const y = Math.round(heights[i]! * 10) / 10;
    return (
      `${legendSign(item, x + 12, y, theme.paper)}<text x="${x + 27}" y="${y + 4}" font-size="12" ` +
      `fill="${theme.ink}">${escapeXml(item.name)}</text>`
    );
  });
  return `<g class="collapsar-legend">${parts.join("")}</g>`;
}

/** Heights at least a line apart, as near to the wanted ones as one pass down and one up allow. */
function spread(wanted: readonly number[], top: number, bottom: number): number[] {
  const heights = [...wanted];
  let floor = top;
  for (let i = 0; i < heights.length; i++) {
    heights[i] = Math.max(heights[i]!, floor);
    floor = heights[i]! + lineHeight;
  }
  let ceiling = bottom;
  for (let i = heights.length - 1; i >= 0; i--) {
    heights[i] = Math.min(heights[i]!, ceiling);
    ceiling = heights[i]! - lineHeight;
  }
  return heights;
}
