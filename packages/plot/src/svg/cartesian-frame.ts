import type { LineFigure, ScatterFigure } from "../figure/figure.js";
import { textWidth } from "../figure/text.js";
import { axisRoom } from "./axes.js";
import { endLabelWidth } from "./direct-labels.js";
import type { DrawContext } from "./drawing.js";
import type { LegendItem } from "./legend.js";
import { type Scale, scaleOf } from "./scale.js";

/** A figure with two numeric axes. */
export type Cartesian = LineFigure | ScatterFigure;

/** The room that a figure's parts take, in pixels, and its resolved axes. */
export interface Frame {
  readonly marginTop: number;
  readonly marginRight: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  readonly height: number;
  readonly x: Scale;
  readonly y: Scale;
  /** Whether the series' names stand at the ends of their curves instead of in a legend above. */
  readonly direct: boolean;
}

const marginTop = 30;
const marginBottom = axisRoom;
const tallest = 460;

/** Lays out a figure over two axes. */
export function cartesianFrame(
  figure: Cartesian,
  { width }: DrawContext,
  items: readonly LegendItem[],
): Frame {
  const direct = namesFitBeside(figure, items, width);
  let marginRight = direct ? endLabelWidth(items) : 18;
  let height = Math.round(Math.min(380, Math.max(230, (width - marginRight) * 0.62)));
  const y = scaleOf(figure.y, yValues(figure), (height - marginTop - marginBottom) / 34);
  const marginLeft = 14 + Math.max(18, ...y.ticks.map((tick) => textWidth(y.format(tick), 12)));
  const innerWidth = width - marginLeft - marginRight;
  const x = scaleOf(figure.x, xValues(figure), innerWidth / (figure.x.integer ? 30 : 62));
  if (figure.kind === "scatter" && figure.equalAspect) {
    const ratio = extent(y) / (extent(x) || 1);
    const used = Math.min(innerWidth, tallest / ratio);
    marginRight += innerWidth - used;
    height = Math.round(used * ratio + marginTop + marginBottom);
  }
  return { marginTop, marginRight, marginBottom, marginLeft, height, x, y, direct };
}

function namesFitBeside(figure: Cartesian, items: readonly LegendItem[], width: number): boolean {
  const few = items.length > 1 && items.length <= 10;
  return few && figure.kind === "line" && width >= 480 && endLabelWidth(items) < width * 0.36;
}

const extent = ({ domain: [lo, hi] }: Scale): number => hi - lo;

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
