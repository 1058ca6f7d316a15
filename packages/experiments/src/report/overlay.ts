import type { Figure, LineFigure, Series } from "@collapsar/plot";
import type { NamedFigure } from "../experiment.js";
import type { ComparedRun } from "./compared-run.js";

const most = 24;

/**
 * Line figures that several runs have under one name and with the same axes, laid over each other: each series is called by its
 * own name and its run's. Figures that would hold more than 24 curves are left to the runs' own sections.
 */
export function overlaidFigures(runs: readonly ComparedRun[]): NamedFigure[] {
  const names = new Set(runs.flatMap(({ outcome }) => outcome.figures.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const found = runs.flatMap((run) => {
      const figure = run.outcome.figures.find((one) => one.name === name)?.figure;
      return figure?.kind === "line" ? [{ run: run.name, figure }] : [];
    });
    const [first] = found;
    if (!first || found.length < 2 || found.some(({ figure }) => axes(figure) !== axes(first.figure)))
      return [];
    const series = found.flatMap(({ run, figure }, place) =>
      figure.series.map((one) => renamed(one, run, place)),
    );
    if (series.length > most) return [];
    const figure: Figure = { ...first.figure, subtitle: `${found.length} runs`, series };
    return [{ name: `overlay-${name}`, figure }];
  });
}

/** One colour a run; the first run's lines are whole, the others' dashed where they were whole. */
function renamed(series: Series, run: string, place: number): Series {
  return { ...series, name: `${series.name} · ${run}`, colour: place, dashed: series.dashed ?? place > 0 };
}

const axes = ({ x, y }: LineFigure): string => [x.label, x.unit, x.scale, y.label, y.unit, y.scale].join("|");
