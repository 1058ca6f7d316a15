import * as Plot from "@observablehq/plot";
import type { BarFigure, BarSeries } from "../figure/figure.js";
import { axisLabel, fitText, textWidth } from "../figure/text.js";
import { axisRoom, horizontalAxis, horizontalName, verticalGrid } from "./axes.js";
import { type DrawContext, type Drawing, place, plotMarkup } from "./drawing.js";
import { type LegendItem, legendRows, symbols } from "./legend.js";
import { isDrawable, type Scale, scaleOf } from "./scale.js";
import { seriesColour, type Theme } from "./theme.js";

const marginTop = 10;
const marginBottom = axisRoom;

/** Horizontal bars by category; on a log axis, which has no zero, points on stems. */
export function drawBars(figure: BarFigure, context: DrawContext): Drawing {
  const { width, theme } = context;
  const many = figure.series.length;
  const pitch = many === 1 ? 22 : 8 + 14 * many;
  const height = figure.categories.length * pitch + marginTop + marginBottom;
  const widest = Math.max(...figure.categories.map((name) => textWidth(name, 12)));
  const labelWidth = Math.min(widest, width * 0.42);
  const marginLeft = 12 + labelWidth;
  const x = scaleOf(figure.y, values(figure), (width - marginLeft - 18) / 56);
  const frame = { marginLeft, marginRight: 18, marginTop, marginBottom, height };
  const domain = [figure.categories.length - 0.5, -0.5];
  const plot = plotMarkup(
    {
      ...frame,
      x: { type: x.log ? "log" : "linear", domain: [...x.domain] },
      y: { type: "linear", domain },
      marks: marks(figure, x, { theme, labelWidth }),
    },
    context,
  );
  const edges = { left: marginLeft, right: width - 18, bottom: height - marginBottom };
  const markup = plot + horizontalName(axisLabel(figure.y), { ...edges, theme });
  if (many === 1 || context.legend === false) return { markup, height };
  const legend = legendRows(barLegend(figure, theme), width, theme);
  return { markup: legend.markup + place(markup, 0, legend.height), height: height + legend.height };
}

/** The legend of a bar figure. */
export function barLegend(figure: BarFigure, theme: Theme): LegendItem[] {
  const log = figure.y.scale === "log";
  return figure.series.map((series, i) => ({
    name: series.name,
    colour: seriesColour(theme, series.colour ?? i),
    sign: log ? "marker" : "bar",
    symbol: log ? i : undefined,
  }));
}

function* values(figure: BarFigure): Iterable<number> {
  if (figure.y.scale !== "log") yield 0;
  for (const { y, low, high } of figure.series) {
    for (const list of [y, low, high]) if (list) yield* Array.from(list);
  }
}

interface Bar {
  readonly at: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function marks(
  figure: BarFigure,
  x: Scale,
  { theme, labelWidth }: { theme: Theme; labelWidth: number },
): Plot.Markish[] {
  const places = figure.categories.map((_, i) => i);
  return [
    verticalGrid(x, theme),
    horizontalAxis(x, theme),
    Plot.axisY(places, {
      color: theme.ink,
      tickSize: 0,
      label: null,
      tickFormat: (i: number) => fitText(figure.categories[i] ?? "", 12, labelWidth),
    }),
    ...figure.series.flatMap((series, i) => seriesMarks(figure, series, i, { x, theme })),
    ...(x.log ? [] : [Plot.ruleX([0], { stroke: theme.muted })]),
  ] as Plot.Markish[];
}

function seriesMarks(
  figure: BarFigure,
  series: BarSeries,
  index: number,
  { x, theme }: { x: Scale; theme: Theme },
): Plot.Markish[] {
  const colour = seriesColour(theme, series.colour ?? index);
  const many = figure.series.length;
  const step = 0.76 / many;
  const bars = Array.from(
    series.y,
    (value, i): Bar => ({
      at: i + (index - (many - 1) / 2) * step,
      value: isDrawable(figure.y, value) ? value : Number.NaN,
      low: series.low?.[i] ?? Number.NaN,
      high: series.high?.[i] ?? Number.NaN,
    }),
  );
  const start = x.log ? x.domain[0] : 0;
  const end = (bar: Bar) => bar.value;
  const half = (step * 0.86) / 2;
  const whiskers = series.low
    ? [
        Plot.ruleY(bars, {
          y: (bar: Bar) => bar.at,
          x1: (bar: Bar) => bar.low,
          x2: (bar: Bar) => bar.high,
          stroke: theme.ink,
        }),
      ]
    : [];
  const rows = { y1: (bar: Bar) => bar.at - half, y2: (bar: Bar) => bar.at + half };
  if (!x.log) return [Plot.rect(bars, { ...rows, x1: start, x2: end, fill: colour, rx: 1.5 }), ...whiskers];
  const symbol = symbols[index % symbols.length]!;
  return [
    Plot.ruleY(bars, { y: (bar: Bar) => bar.at, x1: start, x2: end, stroke: colour, strokeOpacity: 0.45 }),
    ...whiskers,
    Plot.dot(bars, { x: end, y: (bar: Bar) => bar.at, symbol, r: 3.8, fill: colour, stroke: theme.paper }),
  ];
}
