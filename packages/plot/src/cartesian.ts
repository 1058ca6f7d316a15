import * as Plot from "@observablehq/plot";
import { type EndLabel, endLabels, endLabelWidth } from "./direct-labels.js";
import { type DrawContext, type Drawing, place, plotMarkup } from "./drawing.js";
import type { LineFigure, ScatterFigure, Series } from "./figure.js";
import { type LegendItem, legendRows, symbols } from "./legend.js";
import { isDrawable, type Scale, scaleOf } from "./scale.js";
import { axisLabel, textWidth } from "./text.js";
import { seriesColour, type Theme } from "./theme.js";

type Cartesian = LineFigure | ScatterFigure;

const marginTop = 32;
const marginBottom = 40;

/** Curves or clouds over two axes, with bands, rules, grid and a legend. */
export function drawCartesian(figure: Cartesian, context: DrawContext): Drawing {
  const { width, theme } = context;
  const items = cartesianLegend(figure, theme);
  const labelled = items.length > 1 && context.legend !== false;
  const direct =
    labelled &&
    figure.kind === "line" &&
    width >= 480 &&
    items.length <= 10 &&
    endLabelWidth(items) < width * 0.36;
  const marginRight = direct ? endLabelWidth(items) : 18;
  const plotHeight = Math.round(Math.min(380, Math.max(230, (width - marginRight) * 0.62)));
  const y = scaleOf(figure.y, yValues(figure), plotHeight - marginTop - marginBottom);
  const marginLeft = 14 + Math.max(18, ...y.ticks.map((tick) => textWidth(y.format(tick), 12)));
  const innerWidth = width - marginLeft - marginRight;
  const x = scaleOf(figure.x, xValues(figure), innerWidth);
  const height = figure.kind === "scatter" && figure.equalAspect ? equalHeight(x, y, innerWidth) : plotHeight;
  const frame = { marginLeft, marginRight, marginTop, marginBottom, height };
  const markup = plotMarkup({ ...frame, ...scales(x, y), marks: marks(figure, x, y, theme) }, context);
  if (direct) {
    const inner = height - marginTop - marginBottom;
    const ends = endPlaces(figure, items, y).map(
      (item): EndLabel => ({ ...item, y: marginTop + (1 - item.y) * inner }),
    );
    const at = { x: width - marginRight + 4, top: marginTop, bottom: height - marginBottom, theme };
    return { markup: markup + endLabels(ends, at), height };
  }
  if (!labelled) return { markup, height };
  const legend = legendRows(items, width, theme);
  return { markup: legend.markup + place(markup, 0, legend.height), height: height + legend.height };
}

/** The legend of a figure over two axes. */
export function cartesianLegend(figure: Cartesian, theme: Theme): LegendItem[] {
  return figure.series.map((series, i) => ({
    name: series.name,
    colour: seriesColour(theme, series.colour ?? i),
    sign: figure.kind === "scatter" && !figure.joined ? "marker" : series.dashed ? "dashed" : "line",
    symbol: hasMarkers(figure, series) ? i : undefined,
  }));
}

function hasMarkers(figure: Cartesian, series: Series): boolean {
  return series.markers ?? (figure.kind === "scatter" || series.y.length <= 32);
}

function* xValues(figure: Cartesian): Iterable<number> {
  for (const series of figure.series) yield* Array.from(series.x);
  for (const rule of figure.rules ?? []) if (rule.axis === "x") yield rule.at;
}

function* yValues(figure: Cartesian): Iterable<number> {
  for (const { y, low, high } of figure.series) {
    for (const values of [y, low, high]) if (values) yield* Array.from(values);
  }
  for (const rule of figure.rules ?? []) if (rule.axis === "y") yield rule.at;
}

function equalHeight(x: Scale, y: Scale, innerWidth: number): number {
  const ratio = (y.domain[1] - y.domain[0]) / (x.domain[1] - x.domain[0] || 1);
  return Math.round(Math.min(900, Math.max(120, innerWidth * ratio)) + marginTop + marginBottom);
}

function scales(x: Scale, y: Scale): Plot.PlotOptions {
  const options = (scale: Scale) => ({
    type: scale.log ? ("log" as const) : ("linear" as const),
    domain: [...scale.domain],
  });
  return { x: options(x), y: options(y) };
}

function marks(figure: Cartesian, x: Scale, y: Scale, theme: Theme): Plot.Markish[] {
  const axis = { color: theme.muted, tickSize: 4 };
  return [
    Plot.gridY([...y.ticks], { stroke: theme.grid, strokeOpacity: 1 }),
    Plot.gridX(figure.kind === "scatter" ? [...x.ticks] : [], { stroke: theme.grid, strokeOpacity: 1 }),
    Plot.axisX([...x.ticks], {
      ...axis,
      tickFormat: (tick: number) => x.format(tick),
      label: axisLabel(figure.x),
      labelAnchor: "right",
      labelOffset: 36,
    }),
    Plot.axisY([...y.ticks], {
      ...axis,
      tickFormat: (tick: number) => y.format(tick),
      label: axisLabel(figure.y),
    }),
    ...ruleMarks(figure, y, theme),
    ...figure.series.flatMap((series, i) => seriesMarks(figure, series, i, y, theme)),
  ] as Plot.Markish[];
}

function ruleMarks(figure: Cartesian, y: Scale, theme: Theme): Plot.Markish[] {
  return (figure.rules ?? []).flatMap((rule) => {
    const style = { stroke: theme.muted, strokeDasharray: "3,3" };
    const text = { text: () => rule.label ?? "", fill: theme.muted, textAnchor: "start" as const };
    return rule.axis === "y"
      ? [
          Plot.ruleY([rule.at], style),
          Plot.text([rule.at], { ...text, y: (at: number) => at, frameAnchor: "left", dx: 6, dy: -8 }),
        ]
      : [
          Plot.ruleX([rule.at], style),
          Plot.text([rule.at], { ...text, x: (at: number) => at, y: () => y.domain[1], dx: 5, dy: 8 }),
        ];
  });
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

function seriesMarks(
  figure: Cartesian,
  series: Series,
  index: number,
  scale: Scale,
  theme: Theme,
): Plot.Markish[] {
  const colour = seriesColour(theme, series.colour ?? index);
  const points = pointsOf(figure, series, scale);
  const x = (point: Point) => point.x;
  const y = (point: Point) => point.y;
  const joined = figure.kind === "line" || figure.joined === true;
  const line = {
    x,
    y,
    stroke: colour,
    strokeWidth: 2,
    strokeLinejoin: "round" as const,
    strokeLinecap: "round" as const,
  };
  const band = {
    x,
    y1: (point: Point) => point.low,
    y2: (point: Point) => point.high,
    fill: colour,
    fillOpacity: 0.17,
  };
  const symbol = symbols[index % symbols.length]!;
  return [
    ...(series.low && series.high ? [Plot.areaY(points, band)] : []),
    ...(joined ? [Plot.line(points, series.dashed ? { ...line, strokeDasharray: "6,4" } : line)] : []),
    ...(hasMarkers(figure, series)
      ? [
          Plot.dot(points, {
            x,
            y,
            symbol,
            r: 3.4,
            fill: colour,
            stroke: theme.paper,
            strokeWidth: 1,
            ariaLabel: series.name,
          }),
        ]
      : []),
  ];
}

/** The points of a series; one that cannot be shown becomes a gap. */
function pointsOf(figure: Cartesian, series: Series, scale: Scale): Point[] {
  const [floor, ceiling] = scale.domain;
  const within = (value: number) => Math.min(ceiling, Math.max(floor, value));
  return Array.from(series.y, (y, i) => ({
    x: isDrawable(figure.x, series.x[i]) ? series.x[i] : Number.NaN,
    y: isDrawable(figure.y, y) ? y : Number.NaN,
    low: within(series.low?.[i] ?? y),
    high: within(series.high?.[i] ?? y),
  }));
}

function endPlaces(figure: Cartesian, items: readonly LegendItem[], scale: Scale): EndLabel[] {
  return figure.series.map((series, i) => {
    let last: number | undefined;
    for (let j = series.y.length - 1; j >= 0 && last === undefined; j--) {
      if (isDrawable(figure.y, series.y[j])) last = series.y[j];
    }
    const y = last === undefined ? 0.5 : Math.min(1, Math.max(0, scale.place(last)));
    return { ...items[i]!, y };
  });
}
