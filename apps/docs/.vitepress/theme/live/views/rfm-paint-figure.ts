import type { Figure } from "@collapsar/plot";
import type { Result } from "../examples.js";
import type { Painted } from "../paint/paint.js";

/** The painted points, and the matrix that the machine has learned from them. */
export function rfmPaintFigure({ points, labels }: Painted, { metric }: Result<"rfmPaint">): Figure {
  const own = (c: number, axis: 0 | 1) =>
    points.flatMap((point, i) => (labels[i] === c ? [point[axis]] : []));
  return {
    kind: "panels",
    title: "Two classes that depend on x alone, and the metric that finds it",
    panels: [
      {
        kind: "scatter",
        title: "Painted points",
        x: { label: "x" },
        y: { label: "y" },
        equalAspect: true,
        series: [0, 1].map((c) => ({ name: `class ${c + 1}`, x: own(c, 0), y: own(c, 1) })),
      },
      {
        kind: "matrix",
        title: "The learned metric M",
        matrix: { rows: 2, cols: 2, data: Float64Array.from(metric) },
        value: { label: "M" },
      },
    ],
  };
}
