import * as Plot from "@observablehq/plot";
import type { Series } from "../figure/figure.js";
import type { Cartesian } from "./cartesian-frame.js";
import { symbols } from "./legend.js";
import { isDrawable, type Scale } from "./scale.js";
import { seriesColour, type Theme } from "./theme.js";

/** Whether a series shows its points. */
export function hasMarkers(figure: Cartesian, series: Series): boolean {
  return series.markers ?? (figure.kind === "scatter" || series.y.length <= 32);
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
}

/** Band, line and markers of one series. */
export function seriesMarks(
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
