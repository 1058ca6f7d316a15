import { escapeXml, fitText, textWidth } from "../figure/text.js";
import type { Drawing } from "./drawing.js";
import type { Theme } from "./theme.js";

/** One entry of a legend: a name and the sign that the figure uses for it. */
export interface LegendItem {
  readonly name: string;
  readonly colour: string;
  readonly sign: "line" | "dashed" | "marker" | "bar";
  /** Place in the list of marker shapes; none where the series has no markers. */
  readonly symbol?: number | undefined;
}

/** Marker shapes in their order, as Observable Plot names them. */
export const symbols = [
  "circle",
  "square",
  "triangle",
  "diamond",
  "cross",
  "star",
  "wye",
  "hexagon",
] as const;

const paths: readonly string[] = [
  "M3.4,0A3.4,3.4 0 1 1 -3.4,0A3.4,3.4 0 1 1 3.4,0Z",
  "M-3,-3H3V3H-3Z",
  "M0,-4L3.9,2.9H-3.9Z",
  "M0,-4.4L2.7,0L0,4.4L-2.7,0Z",
  "M-4,-1.3H-1.3V-4H1.3V-1.3H4V1.3H1.3V4H-1.3V1.3H-4Z",
  "M0,-4.4L1.2,-1.4L4.3,-1.4L1.9,0.7L2.7,3.8L0,2L-2.7,3.8L-1.9,0.7L-4.3,-1.4L-1.2,-1.4Z",
  "M-1.2,4V0.7L-4,-1L-2.8,-3L0,-1.3L2.8,-3L4,-1L1.2,0.7V4Z",
  "M-4,0L-2,-3.5H2L4,0L2,3.5H-2Z",
];

const gap = 26;
const fontSize = 12;

/** The sign of a series, centred on a point. */
export function legendSign(item: LegendItem, x: number, y: number, paper: string): string {
  const parts: string[] = [];
  if (item.sign === "bar") {
    parts.push(`<rect x="${x - 6}" y="${y - 5}" width="12" height="10" rx="1.5" fill="${item.colour}"/>`);
  }
  if (item.sign === "line" || item.sign === "dashed") {
    const dash = item.sign === "dashed" ? ' stroke-dasharray="5,3"' : "";
    parts.push(`<path d="M${x - 10},${y}h20" stroke="${item.colour}" stroke-width="2"${dash}/>`);
  }
  if (item.symbol !== undefined) {
    const path = paths[item.symbol % paths.length]!;
    parts.push(
      `<path transform="translate(${x},${y})" d="${path}" fill="${item.colour}" stroke="${paper}"/>`,
    );
  }
  return parts.join("");
}

/** Entries in rows across the top of a figure. */
export function legendRows(items: readonly LegendItem[], width: number, theme: Theme): Drawing {
  const parts: string[] = [];
  let x = 0;
  let row = 0;
  for (const item of items) {
    const name = fitText(item.name, fontSize, width - gap);
    const needed = gap + textWidth(name, fontSize) + 14;
    if (x > 0 && x + needed - 14 > width) {
      x = 0;
      row++;
    }
    const y = row * 19 + 9;
    parts.push(
      legendSign(item, x + 11, y, theme.paper),
      `<text x="${x + gap}" y="${y + 4}" font-size="${fontSize}" fill="${theme.ink}">${escapeXml(name)}</text>`,
    );
    x += needed;
  }
  return { markup: `<g class="collapsar-legend">${parts.join("")}</g>`, height: (row + 1) * 19 + 3 };
}
