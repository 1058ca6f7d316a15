import type { Figure, PanelsFigure } from "../figure/figure.js";
import { escapeXml, wrapText } from "../figure/text.js";
import { matrixColours, matrixRange } from "../image/matrix-png.js";
import { barLegend } from "./bars.js";
import { cartesianLegend } from "./cartesian.js";
import { type DrawContext, type Drawing, place } from "./drawing.js";
import { type LegendItem, legendRows } from "./legend.js";
import { colourScale } from "./matrix.js";

type Panel = PanelsFigure["panels"][number];

const gutter = 26;

/** Figures side by side, with one legend where they share it. */
export function drawPanels(
  figure: PanelsFigure,
  context: DrawContext,
  drawFigure: (panel: Panel, context: DrawContext) => Drawing,
): Drawing {
  const { width, theme } = context;
  const smallest = figure.panels.every((panel) => panel.kind === "matrix") ? 150 : 250;
  const fits = Math.max(1, Math.floor((width + gutter) / (smallest + gutter)));
  const columns = Math.min(figure.columns ?? fits, fits, figure.panels.length);
  const panelWidth = Math.floor((width - gutter * (columns - 1)) / columns);
  const shared = sharedLegend(figure.panels, context);
  const parts: string[] = shared ? [shared.markup] : [];
  let top = shared?.height ?? 0;
  for (let start = 0; start < figure.panels.length; start += columns) {
    const row = figure.panels.slice(start, start + columns).map((panel) => {
      const title = wrapText(panel.title, 13, panelWidth);
      const drawing = drawFigure(untitledAxis(panel), { ...context, width: panelWidth, legend: !shared });
      return { title, drawing };
    });
    const titleHeight = 18 * Math.max(...row.map(({ title }) => title.length)) + 4;
    row.forEach(({ title, drawing }, i) => {
      const x = i * (panelWidth + gutter);
      const lines = title.map(
        (line, j) =>
          `<text x="${x}" y="${top + 14 + 18 * j}" font-size="13" font-weight="600" ` +
          `fill="${theme.ink}">${escapeXml(line)}</text>`,
      );
      parts.push(...lines, place(drawing.markup, x, top + titleHeight));
    });
    top += titleHeight + Math.max(...row.map(({ drawing }) => drawing.height)) + 12;
  }
  return { markup: parts.join(""), height: top };
}

/** A panel whose title names its vertical axis already does not name it twice. */
function untitledAxis(panel: Panel): Panel {
  if (panel.kind === "matrix" || panel.kind === "bar" || panel.y.label !== panel.title || panel.y.unit)
    return panel;
  return { ...panel, y: { ...panel.y, label: "" } };
}

/** One legend for all panels, where each would draw the same one. */
function sharedLegend(panels: readonly Panel[], context: DrawContext): Drawing | undefined {
  const { width, theme } = context;
  const first = panels[0]!;
  if (panels.every((panel) => panel.kind === "matrix") && first.kind === "matrix") {
    const colours = first.colours ?? matrixColours(first.matrix);
    const range = first.range ?? matrixRange(first.matrix, colours);
    const same = panels.every((panel) => panel.kind === "matrix" && String(panel.range) === String(range));
    return same
      ? colourScale({ figure: first, colours, range, width: Math.min(260, width), theme })
      : undefined;
  }
  const legends = panels.map((panel) => legendOf(panel, context));
  const key = (items: readonly LegendItem[]) => JSON.stringify(items);
  const [items] = legends;
  if (!items || items.length < 2 || legends.some((other) => key(other) !== key(items))) return undefined;
  return legendRows(items, width, theme);
}

function legendOf(figure: Exclude<Figure, PanelsFigure>, { theme }: DrawContext): LegendItem[] {
  if (figure.kind === "matrix") return [];
  return figure.kind === "bar" ? barLegend(figure, theme) : cartesianLegend(figure, theme);
}
