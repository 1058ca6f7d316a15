import type { Matrix } from "@collapsar/linalg";

/** One axis of a figure. */
export interface Axis {
  readonly label: string;
  /** Written in brackets after the label; leave it out for pure numbers. */
  readonly unit?: string | undefined;
  /** Defaults to linear. On a log axis values that are not positive are left out, and the figure says how many. */
  readonly scale?: "linear" | "log" | undefined;
  /** Smallest and largest value; defaults to the data's. */
  readonly domain?: readonly [number, number] | undefined;
  /** Ticks at whole numbers only: layers, rounds, classes. */
  readonly integer?: boolean | undefined;
  /** Exactly these ticks. */
  readonly ticks?: readonly number[] | undefined;
}

/** One curve or one cloud of points. */
export interface Series {
  /** Series of one name, colour and line have one legend entry between them. */
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Lower and upper edge of the error band, as long as y. */
  readonly low?: ArrayLike<number> | undefined;
  readonly high?: ArrayLike<number> | undefined;
  readonly dashed?: boolean | undefined;
  /** Markers at the points; defaults to true up to 32 points of a line. */
  readonly markers?: boolean | undefined;
  /** Index into the palette; defaults to the series' place. Series of one family may share a colour. */
  readonly colour?: number | undefined;
}

/** A straight line across a figure, with its label. */
export interface Rule {
  readonly at: number;
  readonly axis: "x" | "y";
  readonly label?: string | undefined;
}

interface FigureBase {
  readonly title: string;
  /** A line under the title, in a lighter ink. */
  readonly subtitle?: string | undefined;
}

/** Curves over layers, time or a parameter. */
export interface LineFigure extends FigureBase {
  readonly kind: "line";
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly rules?: readonly Rule[] | undefined;
}

/** Clouds of points; with `equalAspect` one unit is as long on both axes. */
export interface ScatterFigure extends FigureBase {
  readonly kind: "scatter";
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  readonly rules?: readonly Rule[] | undefined;
  /** Joins the points of each series in their order: trajectories in a plane. */
  readonly joined?: boolean | undefined;
  readonly equalAspect?: boolean | undefined;
}

/** One row of bars for each series, one bar for each category. */
export interface BarSeries {
  readonly name: string;
  readonly y: ArrayLike<number>;
  readonly low?: ArrayLike<number> | undefined;
  readonly high?: ArrayLike<number> | undefined;
  readonly colour?: number | undefined;
}

/** Horizontal bars by category, grouped where there are several series. */
export interface BarFigure extends FigureBase {
  readonly kind: "bar";
  readonly categories: readonly string[];
  /** The axis of the categories; its scale is not used. */
  readonly x: Axis;
  /** The axis along which the bars grow. */
  readonly y: Axis;
  readonly series: readonly BarSeries[];
}

/** A Gram matrix, or any matrix, as a picture. */
export interface MatrixFigure extends FigureBase {
  readonly kind: "matrix";
  /** Rows and columns in the order of the classes, so that blocks can be seen. */
  readonly matrix: Matrix;
  /** Values of the first and last colour; defaults to the data's range, symmetric about 0 when diverging. */
  readonly range?: readonly [number, number] | undefined;
  /** Defaults to diverging where the data have both signs, beyond rounding. */
  readonly colours?: "diverging" | "sequential" | undefined;
  /** Names and sizes of consecutive groups of rows (and columns), for ticks. */
  readonly groups?: readonly { readonly name: string; readonly size: number }[] | undefined;
  /** Meaning of a value, for the colour legend. */
  readonly value: Axis;
}

/** Small multiples: figures side by side under one title and one legend. */
export interface PanelsFigure extends FigureBase {
  readonly kind: "panels";
  readonly panels: readonly Exclude<Figure, PanelsFigure>[];
  /** Panels in a row; defaults to what the width allows. */
  readonly columns?: number | undefined;
}

/** A figure as plain data: what is shown, not how it is drawn. */
export type Figure = LineFigure | ScatterFigure | BarFigure | MatrixFigure | PanelsFigure;
