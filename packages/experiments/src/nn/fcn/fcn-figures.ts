import type { LineFigure } from "@collapsar/plot";
import type { NamedFigure, NamedTable } from "../../experiment.js";
import {
  bandOf,
  byDimension,
  bySizes,
  describeFcn,
  type FcnSource,
  type FcnSummary,
  fcnSources,
  sourcesOf,
} from "./fcn-summary.js";
import type { FcnRow } from "./run-fcn.js";

/** NC1 by dimension, and NC1 by that of the data: the two panels that the paper's code draws. */
export function fcnFigures(summary: FcnSummary): NamedFigure[] {
  const relative = (row: FcnRow, source: FcnSource) => {
    const value = row[source];
    return value === null ? null : value / (row.data + 1e-8);
  };
  return [
    dimensionFigure(summary, "nc1", "log₁₀ NC1", sourcesOf(summary), (row, source) => row[source]),
    dimensionFigure(
      summary,
      "relative-nc1",
      "log₁₀ (NC1 / (NC1(X) + 10⁻⁸))",
      sourcesOf(summary).filter(([, source]) => source !== "data"),
      relative,
    ),
  ];
}

function dimensionFigure(
  summary: FcnSummary,
  name: string,
  label: string,
  sources: ReturnType<typeof sourcesOf>,
  value: (row: FcnRow, source: FcnSource) => number | null,
): NamedFigure {
  const activation = summary.rows[0]?.activation === "relu" ? "ReLU" : "erf";
  const panels = bySizes(summary).map(({ name: sizes, rows }): LineFigure => {
    const dimensions = byDimension(rows);
    return {
      kind: "line",
      title: sizes,
      x: { label: "input dimension", scale: "log" },
      y: { label },
      series: sources.map(([title, source]) => {
        const solved = dimensions
          .map(({ d, rows: own }) => ({ d, band: bandOf(own, (row) => value(row, source)) }))
          .filter(({ band }) => band.count > 0);
        return {
          name: title,
          x: solved.map(({ d }) => d),
          y: solved.map(({ band }) => band.mean),
          low: solved.map(({ band }) => band.mean - band.std),
          high: solved.map(({ band }) => band.mean + band.std),
          colour: fcnSources.findIndex(([, other]) => other === source),
          dashed: source === "data" || source === "start",
        };
      }),
    };
  });
  return {
    name,
    figure: {
      kind: "panels",
      title:
        name === "nc1"
          ? `NC1 of the ${activation} network and of its kernels`
          : `NC1 of the ${activation} network and of its kernels, relative to the data's`,
      subtitle: describeFcn(summary),
      panels,
    },
    caption:
      "Mean over repeats, the band is one standard deviation. Networks, kernels and data are " +
      "measured in one definition: every sample weighs the same.",
  };
}

/**
 * Mean log10 NC1 by sizes and dimension, the gaps to the trained network, and what the published code's two
 * definitions give.
 */
export function fcnTables(summary: FcnSummary): NamedTable[] {
  const sources = sourcesOf(summary);
  const short = ({ count, mean }: { count: number; mean: number }) =>
    count > 0 ? Number(mean.toFixed(4)) : null;
  const groups = bySizes(summary).flatMap(({ name, rows }) =>
    byDimension(rows).map(({ d, rows: own }) => ({ name, d, rows: own })),
  );
  const tables: NamedTable[] = [
    {
      name: "log10-nc1",
      title: "Mean log₁₀ NC1, every sample weighted equally",
      columns: ["samples", "d₀", ...sources.map(([title]) => title)],
      rows: groups.map(({ name, d, rows }) => [
        name,
        d,
        ...sources.map(([, source]) => short(bandOf(rows, (row) => row[source]))),
      ]),
    },
  ];
  const balanced = summary.rows.every(({ sizes }) => sizes.every((size) => size === sizes[0]));
  if (balanced) return tables;
  return [
    ...tables,
    {
      name: "published-definitions",
      title: "Mean log₁₀ NC1 as the published code has it: one form for features, another for kernels",
      columns: ["samples", "d₀", "network, trained (features)", "NNGP (kernel)"],
      rows: groups.map(({ name, d, rows }) => [
        name,
        d,
        short(bandOf(rows, (row) => row.publishedEnd)),
        short(bandOf(rows, (row) => row.publishedNngp)),
      ]),
    },
  ];
}
