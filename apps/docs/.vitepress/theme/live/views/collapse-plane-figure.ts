import type { Figure } from "@collapsar/plot";
import type { Result } from "../examples.js";

/** The plane of the class means at the start and at the end. */
export function collapsePlaneFigure({ frames, labels }: Result<"collapsePlane">): Figure {
  const panel = (k: number) => {
    const { time, samples } = frames[k]!;
    const own = (c: number) => samples.filter((_, i) => labels[i] === c);
    return {
      kind: "scatter" as const,
      title: `t = ${time.toFixed(2)}`,
      x: { label: "" },
      y: { label: "" },
      equalAspect: true,
      series: [0, 1, 2].map((c) => ({
        name: `class ${c + 1}`,
        x: own(c).map(([x]) => x),
        y: own(c).map(([, y]) => y),
      })),
    };
  };
  const last = frames.length - 1;
  return {
    kind: "panels",
    title: "Three classes collapse",
    panels: [panel(0), panel(last)],
  };
}
