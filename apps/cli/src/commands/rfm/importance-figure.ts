import type { BarFigure } from "@collapsar/plot";

/** The most important columns as bars. */
export function importanceFigure(
  importance: readonly { readonly feature: string; readonly value: number }[],
  top: number,
): BarFigure {
  const shown = [...importance].sort((a, b) => b.value - a.value).slice(0, top);
  return {
    kind: "bar",
    title: "Importance of the columns",
    subtitle: "diagonal of the learned metric, largest entry of the metric 1",
    categories: shown.map(({ feature }) => feature),
    x: { label: "column" },
    y: { label: "importance" },
    series: [{ name: "importance", y: shown.map(({ value }) => value) }],
  };
}
