import { named } from "@collapsar/linalg/check";
import { shrinkMatrix } from "../image/matrix-png.js";
import { checkFigure } from "./check-figure.js";
import type { BarFigure, Figure, LineFigure, MatrixFigure, ScatterFigure } from "./figure.js";
import { axisLabel } from "./text.js";

/** The data behind a figure, as a table. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The numbers that a figure shows: a column a series where all share x, else one row a point; a matrix by rows. */
export function figureTable(figure: Figure): FigureTable {
  named("figureTable", () => checkFigure(figure));
  return tableOf(figure);
}

function tableOf(figure: Figure): FigureTable {
  if (figure.kind === "panels") return panelsTable(figure.panels);
  if (figure.kind === "matrix") return matrixTable(figure);
  return figure.kind === "bar" ? barTable(figure) : cartesianTable(figure);
}

function panelsTable(panels: readonly Exclude<Figure, { kind: "panels" }>[]): FigureTable {
  const tables = panels.map((panel) => ({ title: panel.title, ...tableOf(panel) }));
  const columns = [...new Set(tables.flatMap((table) => table.columns))];
  const rows = tables.flatMap(({ title, columns: own, rows }) =>
    rows.map((row) => [title, ...columns.map((column) => row[own.indexOf(column)] ?? null)]),
  );
  return { columns: ["panel", ...columns], rows };
}

function bandColumns(
  series: readonly {
    name: string;
    y: ArrayLike<number>;
    low?: ArrayLike<number> | undefined;
    high?: ArrayLike<number> | undefined;
  }[],
) {
  return series.flatMap(({ name, y, low, high }) => [
    { name, values: y },
    ...(low ? [{ name: `${name} (low)`, values: low }] : []),
    ...(high ? [{ name: `${name} (high)`, values: high }] : []),
  ]);
}

/** Series that share a name, counted: a table has to tell them apart. */
function numbered<T extends { readonly name: string }>(series: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return series.map((one) => {
    const count = (seen.get(one.name) ?? 0) + 1;
    seen.set(one.name, count);
    return count === 1 ? one : { ...one, name: `${one.name} ${count}` };
  });
}

function cartesianTable(figure: LineFigure | ScatterFigure): FigureTable {
  const series = numbered(figure.series);
  const x = figure.series[0]?.x ?? [];
  const shared = figure.series.every(
    (series) => series.x.length === x.length && Array.from(x).every((value, i) => series.x[i] === value),
  );
  if (shared) {
    const columns = bandColumns(series);
    return {
      columns: [axisLabel(figure.x), ...columns.map(({ name }) => name)],
      rows: Array.from(x, (value, i) => [value, ...columns.map(({ values }) => values[i] ?? null)]),
    };
  }
  return {
    columns: ["series", axisLabel(figure.x), axisLabel(figure.y)],
    rows: series.flatMap(({ name, x, y }) => Array.from(y, (value, i) => [name, x[i] ?? null, value])),
  };
}

function barTable(figure: BarFigure): FigureTable {
  const columns = bandColumns(figure.series);
  return {
    columns: [axisLabel(figure.x), ...columns.map(({ name }) => name)],
    rows: figure.categories.map((category, i) => [
      category,
      ...columns.map(({ values }) => values[i] ?? null),
    ]),
  };
}

/** A matrix of up to 24 rows by its entries; a larger one by means over its groups, or over 24 × 24 cells. */
function matrixTable({ matrix, groups }: MatrixFigure): FigureTable {
  const square = matrix.rows === matrix.cols;
  if (groups && square && matrix.rows > 24) {
    const edges = [0];
    for (const { size } of groups) edges.push(edges.at(-1)! + size);
    const mean = (i: number, j: number) =>
      blockMean(matrix, [edges[i]!, edges[i + 1]!], [edges[j]!, edges[j + 1]!]);
    return {
      columns: ["mean over", ...groups.map(({ name }) => name)],
      rows: groups.map(({ name }, i) => [name, ...groups.map((_, j) => mean(i, j))]),
    };
  }
  const small = shrinkMatrix(matrix, 24);
  return {
    columns: ["row", ...Array.from({ length: small.cols }, (_, j) => String(j + 1))],
    rows: Array.from({ length: small.rows }, (_, i) => [
      i + 1,
      ...small.data.slice(i * small.cols, (i + 1) * small.cols),
    ]),
  };
}

function blockMean(
  { cols, data }: { cols: number; data: ArrayLike<number> },
  [top, bottom]: readonly [number, number],
  [left, right]: readonly [number, number],
): number {
  let sum = 0;
  for (let i = top; i < bottom; i++) for (let j = left; j < right; j++) sum += data[i * cols + j]!;
  return sum / ((bottom - top) * (right - left));
}
