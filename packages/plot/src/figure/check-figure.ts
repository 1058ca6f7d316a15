import {
  caller,
  checkList,
  checkMatrix,
  checkObject,
  checkOneOf,
  checkText,
  InputError,
} from "@collapsar/linalg/check";
import type { Axis, BarSeries, Figure, Series } from "./figure.js";

const kinds: readonly Figure["kind"][] = ["line", "scatter", "bar", "matrix", "panels"];

/**
 * Requires a figure that can be drawn and told as a table.
 *
 * @throws InputError if a part is missing, the figure has no series, panels or entries, or lengths differ
 */
export function checkFigure(figure: Figure): void {
  checkObject(caller, "figure", figure);
  checkOneOf(caller, "figure.kind", figure.kind, kinds);
  checkText(caller, "figure.title", figure.title);
  const fail = (requirement: string) => {
    throw new InputError({ requirement: `${requirement} in "${figure.title}"` });
  };
  if (figure.kind === "panels") {
    checkList(caller, "figure.panels", figure.panels);
    if (figure.panels.length === 0) fail("at least one panel, got none");
    figure.panels.forEach(checkFigure);
  } else if (figure.kind === "matrix") {
    checkMatrix(caller, "figure.matrix", figure.matrix);
    checkAxis("figure.value", figure.value);
    const { rows, cols } = figure.matrix;
    if (rows * cols === 0) fail(`a matrix with entries, got ${rows}×${cols}`);
  } else {
    checkAxis("figure.x", figure.x);
    checkAxis("figure.y", figure.y);
    checkList(caller, "figure.series", figure.series);
    if (figure.series.length === 0) fail("at least one series, got none");
    if (figure.kind === "bar") checkList(caller, "figure.categories", figure.categories);
    for (const series of figure.series) {
      checkSeries(series, figure.kind !== "bar");
      const n = figure.kind === "bar" ? figure.categories.length : "x" in series ? series.x.length : 0;
      const lengths = [series.y, series.low, series.high].map((values) => values?.length ?? n);
      if (lengths.some((length) => length !== n))
        fail(`${n} values of "${series.name}", got ${lengths.join(", ")}`);
    }
  }
}

function checkAxis(argument: string, axis: Axis): void {
  checkObject(caller, argument, axis, "an axis { label }");
  checkText(caller, `${argument}.label`, axis.label);
}

function checkSeries(series: Series | BarSeries, hasX: boolean): void {
  checkObject(caller, "a series of the figure", series);
  checkText(caller, "name of a series", series.name);
  if (hasX) checkList(caller, `x of "${series.name}"`, (series as Series).x);
  checkList(caller, `y of "${series.name}"`, series.y);
}
