import type { Figure, LineFigure, PanelsFigure, Series } from "@collapsar/plot";
import type { NamedFigure } from "../experiment.js";
import type { ComparedRun } from "./compared-run.js";

const most = 24;

interface Found<F extends Figure> {
  readonly run: string;
  readonly figure: F;
}

/**
 * Line figures that several runs have under one name and with the same axes, laid over each other, and figures of
 * such panels panel by panel: each series is called by its own name and its run's. Figures that would hold more than
 * 24 curves are left to
 * the runs' own sections.
 */
export function overlaidFigures(runs: readonly ComparedRun[]): NamedFigure[] {
  const names = new Set(runs.flatMap(({ outcome }) => outcome.figures.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const found = runs.flatMap((run) => {
      const figure = run.outcome.figures.find((one) => one.name === name)?.figure;
      return figure ? [{ run: run.name, figure }] : [];
    });
    const figure = overlaid(found);
    return figure === undefined ? [] : [{ name: `overlay-${name}`, figure }];
  });
}

function overlaid(found: readonly Found<Figure>[]): Figure | undefined {
  const lines = found.filter((one): one is Found<LineFigure> => one.figure.kind === "line");
  if (lines.length === found.length) return overlaidLines(lines);
  const panels = found.filter((one): one is Found<PanelsFigure> => one.figure.kind === "panels");
  return panels.length === found.length ? overlaidPanels(panels) : undefined;
}

function overlaidLines(found: readonly Found<LineFigure>[]): LineFigure | undefined {
  const [first] = found;
  if (!first || found.length < 2) return undefined;
  if (found.some(({ figure }) => axes(figure) !== axes(first.figure))) return undefined;
  const series = found.flatMap(({ run, figure }, place) =>
    figure.series.map((one) => renamed(one, run, place)),
  );
  if (series.length > most) return undefined;
  return { ...first.figure, subtitle: `${found.length} runs`, series };
}

/** Panels by their titles; those that cannot be laid over each other are left out. */
function overlaidPanels(found: readonly Found<PanelsFigure>[]): PanelsFigure | undefined {
  const [first] = found;
  if (!first || found.length < 2) return undefined;
  const panels = first.figure.panels.flatMap(({ title }) => {
    const own = found.flatMap(({ run, figure }) => {
      const panel = figure.panels.find((one) => one.title === title);
      return panel?.kind === "line" ? [{ run, figure: panel }] : [];
    });
    return overlaidLines(own) ?? [];
  });
  return panels.length === 0 ? undefined : { ...first.figure, subtitle: `${found.length} runs`, panels };
}

/** One colour a run; the first run's lines are whole, the others' dashed where they were whole. */
function renamed(series: Series, run: string, place: number): Series {
  return { ...series, name: `${series.name} · ${run}`, colour: place, dashed: series.dashed ?? place > 0 };
}

const axes = ({ x, y }: LineFigure): string => [x.label, x.unit, x.scale, y.label, y.unit, y.scale].join("|");
