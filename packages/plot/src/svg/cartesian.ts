import type * as Plot from "@observablehq/plot";
import type { Series } from "../figure/figure.js";
import { axisLabel } from "../figure/text.js";
import { horizontalAxis, horizontalGrid, horizontalName, verticalAxis, verticalGrid } from "./axes.js";
import { type Cartesian, cartesianFrame } from "./cartesian-frame.js";
import { type EndLabel, endLabels } from "./direct-labels.js";
import { type DrawContext, type Drawing, place, plotMarkup } from "./drawing.js";
import { type LegendItem, legendRows } from "./legend.js";
import { type Inner, ruleLabels, ruleMarks } from "./rule-marks.js";
import { isDrawable, type Scale } from "./scale.js";
import { hasMarkers, seriesMarks } from "./series-marks.js";
import { seriesColour, type Theme } from "./theme.js";

/** Curves or clouds over two axes, with bands, rules, grid and a legend. */
export function drawCartesian(figure: Cartesian, context: DrawContext): Drawing {
  const { width, theme } = context;
  const entries = entriesOf(figure, theme);
  const items = entries.map(({ item }) => item);
  const legendHere = items.length > 1 && context.legend !== false;
  const { x, y, direct, ...frame } = cartesianFrame(figure, context, legendHere ? items : []);
  const { height } = frame;
  const inner = {
    width: width - frame.marginLeft - frame.marginRight,
    height: height - frame.marginTop - frame.marginBottom,
  };
  const plot = plotMarkup(
    { ...frame, ...scales(x, y), marks: marks(figure, { x, y }, inner, theme) },
    context,
  );
  const edges = {
    left: frame.marginLeft,
    right: width - frame.marginRight,
    bottom: height - frame.marginBottom,
  };
  const markup = plot + horizontalName(axisLabel(figure.x), { ...edges, theme, note: hiddenNote(figure) });
  if (direct) {
    const ends = entries.map(
      ({ item, series }): EndLabel => ({
        ...item,
        y: edges.bottom - endOf(figure, series, y) * inner.height,
      }),
    );
    const at = { x: edges.right + 9, top: frame.marginTop, bottom: edges.bottom, theme };
    return { markup: markup + endLabels(ends, at), height };
  }
  if (!legendHere) return { markup, height };
  const legend = legendRows(items, width, theme);
  return { markup: legend.markup + place(markup, 0, legend.height), height: height + legend.height };
}

/** Legend entries, each with the series that it is of; what reads and looks as an entry before it has none. */
function entriesOf(figure: Cartesian, theme: Theme): { item: LegendItem; series: Series }[] {
  const entries = new Map<string, { item: LegendItem; series: Series }>();
  for (const [i, series] of figure.series.entries()) {
    const item: LegendItem = {
      name: series.name,
      colour: seriesColour(theme, series.colour ?? i),
      sign: figure.kind === "scatter" && !figure.joined ? "marker" : series.dashed ? "dashed" : "line",
      symbol: hasMarkers(figure, series) ? i : undefined,
    };
    const look = JSON.stringify(item);
    if (!entries.has(look)) entries.set(look, { item, series });
  }
  return [...entries.values()];
}

/** The legend of a figure over two axes. */
export const cartesianLegend = (figure: Cartesian, theme: Theme): LegendItem[] =>
  entriesOf(figure, theme).map(({ item }) => item);

function scales(x: Scale, y: Scale): Plot.PlotOptions {
  const options = (scale: Scale) => ({
    type: scale.log ? ("log" as const) : ("linear" as const),
    domain: [...scale.domain],
  });
  return { x: options(x), y: options(y) };
}

function marks(
  figure: Cartesian,
  { x, y }: { x: Scale; y: Scale },
  inner: Inner,
  theme: Theme,
): Plot.Markish[] {
  return [
    horizontalGrid(y, theme),
    ...(figure.kind === "scatter" ? [verticalGrid(x, theme)] : []),
    horizontalAxis(x, theme),
    verticalAxis(y, theme, axisLabel(figure.y)),
    ...ruleMarks(figure, theme),
    ...figure.series.flatMap((series, i) => seriesMarks(figure, series, i, y, theme)),
    ...ruleLabels(figure, { x, y }, inner, theme),
  ] as Plot.Markish[];
}

/** Values that a log axis cannot show. */
function hiddenNote(figure: Cartesian): string {
  const count = figure.series.reduce(
    (sum, { x, y }) =>
      sum +
      Array.from(y).filter((value, i) => !isDrawable(figure.y, value) || !isDrawable(figure.x, x[i])).length,
    0,
  );
  return count === 0 ? "" : `${count} ${count === 1 ? "value" : "values"} not drawable here`;
}

/** How high a curve ends, as a share of the axis. */
function endOf(figure: Cartesian, { y }: Series, scale: Scale): number {
  const last = Array.from(y).findLast((value) => isDrawable(figure.y, value));
  return last === undefined ? 0.5 : Math.min(1, Math.max(0, scale.place(last)));
}
