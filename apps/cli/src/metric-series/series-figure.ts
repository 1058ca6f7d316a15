import type { Figure, LineFigure, Series } from "@collapsar/plot";
import { type MetricsRow, valueAt } from "../measure/row.js";

/** The panels of a figure, those of them that any row has. */
const PANELS: readonly (readonly [key: string, label: string, scale: "log" | "linear"])[] = [
  ["nc1.traceRatio", "NC1, trace ratio", "log"],
  ["nc2.etfDistance", "NC2, distance to the simplex", "log"],
  ["nc3.selfDuality", "NC3, self-duality", "log"],
  ["nc4", "NC4", "linear"],
  ["accuracy.classifier", "accuracy", "linear"],
  ["ranks.features.effective", "effective rank", "linear"],
  ["regression.nrc1", "NRC1", "log"],
  ["regression.nrc2", "NRC2", "log"],
  ["regression.nrc3", "NRC3", "log"],
];

interface Curve {
  readonly name: string;
  readonly rows: readonly MetricsRow[];
}

/** One curve for each combination of the columns after the first, and for each layer. */
function curvesOf(rows: readonly MetricsRow[], names: readonly string[]): Curve[] {
  const byName = new Map<string, MetricsRow[]>();
  for (const row of rows) {
    const parts = names.slice(1).map((name) => `${name} ${valueAt(row, `by.${name}`)}`);
    const layer = row["layer"] === undefined ? [] : [String(row["layer"])];
    const name = [...parts, ...layer].join(", ");
    byName.set(name, [...(byName.get(name) ?? []), row]);
  }
  return [...byName].map(([name, own]) => ({ name, rows: own }));
}

function panel(
  curves: readonly Curve[],
  [key, label, scale]: (typeof PANELS)[number],
  abscissa: string | undefined,
): LineFigure {
  const series = curves.map(({ name, rows }): Series => {
    const points = rows.flatMap((row, at) => {
      const y = valueAt(row, key);
      const x = abscissa === undefined ? at : valueAt(row, `by.${abscissa}`);
      return typeof y === "number" && Number.isFinite(y)
        ? [[typeof x === "number" ? x : at, y] as const]
        : [];
    });
    return { name: name === "" ? label : name, x: points.map(([x]) => x), y: points.map(([, y]) => y) };
  });
  const positive = series.some(({ y }) => Array.from(y).some((value) => value > 0));
  return {
    kind: "line",
    title: label,
    x: { label: abscissa ?? "file", integer: true },
    y: { label, scale: positive ? scale : "linear" },
    series: series.filter(({ x }) => x.length > 0),
  };
}

/** One figure for each of the main quantities that any row has, over the first column of the paths. */
export function seriesLines(
  rows: readonly MetricsRow[],
  names: readonly string[],
): { readonly key: string; readonly figure: LineFigure }[] {
  const curves = curvesOf(
    rows.filter((row) => row["error"] === undefined),
    names,
  );
  return PANELS.map((each) => ({ key: each[0], figure: panel(curves, each, names[0]) })).filter(
    ({ figure }) => figure.series.length > 0,
  );
}

/**
 * The curves of a series: NC1 to NC4, accuracy and ranks over the first column of the paths.
 *
 * @returns undefined where no row has a value of any of them
 */
export function seriesFigure(
  rows: readonly MetricsRow[],
  names: readonly string[],
  title: string,
): Figure | undefined {
  const panels = seriesLines(rows, names).map(({ figure }) => figure);
  return panels.length === 0
    ? undefined
    : { kind: "panels", title: "Neural collapse", subtitle: title, panels };
}
