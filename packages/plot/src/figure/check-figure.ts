import { caller, checkMatrix, checkOneOf, InputError, shownValue } from "@collapsar/linalg/check";
import type { Axis, BarSeries, Figure, Series } from "./figure.js";

const kinds: readonly Figure["kind"][] = ["line", "scatter", "bar", "matrix", "panels"];

/**
 * Requires a figure that can be drawn and told as a table.
 *
 * @throws InputError if a part is missing, the figure has no series, panels or entries, or lengths differ
 */
export function checkFigure(figure: Figure): void {
  if (typeof figure !== "object" || figure === null) throw fault("figure", "must be an object", figure);
  checkOneOf(caller, "figure.kind", figure.kind, kinds);
  checkText("figure.title", figure.title);
  const fail = (requirement: string) => {
    throw new InputError({ requirement: `${requirement} in "${figure.title}"` });
  };
  if (figure.kind === "panels") {
    if (checkList("figure.panels", figure.panels).length === 0) fail("at least one panel, got none");
    figure.panels.forEach(checkFigure);
  } else if (figure.kind === "matrix") {
    checkMatrix(caller, "figure.matrix", figure.matrix);
    checkAxis("figure.value", figure.value);
    const { rows, cols } = figure.matrix;
    if (rows * cols === 0) fail(`a matrix with entries, got ${rows}×${cols}`);
  } else {
    checkAxis("figure.x", figure.x);
    checkAxis("figure.y", figure.y);
    if (checkList("figure.series", figure.series).length === 0) fail("at least one series, got none");
    if (figure.kind === "bar") checkList("figure.categories", figure.categories);
    for (const series of figure.series) {
      checkSeries(series, figure.kind !== "bar");
      const n = figure.kind === "bar" ? figure.categories.length : "x" in series ? series.x.length : 0;
      const lengths = [series.y, series.low, series.high].map((values) => values?.length ?? n);
      if (lengths.some((length) => length !== n))
        fail(`${n} values of "${series.name}", got ${lengths.join(", ")}`);
    }
  }
}

function fault(argument: string, requirement: string, value: unknown): InputError {
  return new InputError({ argument, requirement, received: shownValue(value) });
}

function checkText(argument: string, value: unknown): void {
  if (typeof value !== "string") throw fault(argument, "must be a string", value);
}

function checkList(argument: string, value: unknown): ArrayLike<unknown> {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return value as ArrayLike<unknown> & ArrayBufferView;
  throw fault(argument, "must be a list", value);
}

function checkAxis(argument: string, axis: Axis): void {
  if (typeof axis !== "object" || axis === null) throw fault(argument, "must be an axis { label }", axis);
  checkText(`${argument}.label`, axis.label);
}

function checkSeries(series: Series | BarSeries, hasX: boolean): void {
  if (typeof series !== "object" || series === null)
    throw fault("figure.series", "must hold objects", series);
  checkText("name of a series", series.name);
  if (hasX) checkList(`x of "${series.name}"`, (series as Series).x);
  checkList(`y of "${series.name}"`, series.y);
}
