import { largestOf, leastOf } from "@collapsar/linalg/parts";
import type { Figure, LineFigure } from "@collapsar/plot";
import type { NamedFigure } from "../../experiment.js";
import {
  course,
  type DenseRow,
  type DenseSummary,
  describe,
  gainsOf,
  layersOf,
  panelsOf,
  type Quantity,
} from "./dense-rows.js";

const epochs = { label: "epoch" } as const;

export const svdFigures = (summary: DenseSummary) =>
  panelsOf(summary).flatMap(({ prefix, rows }) => svdFiguresOf(rows, prefix));

function svdFiguresOf(rows: readonly DenseRow[], prefix: string): NamedFigure[] {
  return gainsOf(rows).map((gain) => {
    const layers = layersOf(rows).map((layer) => {
      const curve = (name: string, key: Quantity) => ({ name, ...course(rows, gain, layer, key) });
      const parts = [curve("Φ", "nc1Input"), curve("SVᵀΦ", "nc1Right"), curve("ReLU(USVᵀΦ)", "nc1Output")];
      return { layer, parts };
    });
    const edges = layers.flatMap(({ parts }) => parts.flatMap(({ low, high }) => [...low, ...high]));
    const domain = [leastOf(edges), largestOf(edges)] as const;
    const panels = layers.map(
      ({ layer, parts }): LineFigure => ({
        kind: "line",
        title: `layer ${layer}`,
        x: epochs,
        y: { label: "NC1", scale: "log", domain },
        series: parts,
      }),
    );
    const figure: Figure = {
      kind: "panels",
      title: `NC1 by part of the layer, initial gain ${gain}`,
      subtitle: describe(rows),
      panels,
    };
    return {
      name: `${prefix}svd-gain-${gain}`,
      figure,
      caption:
        "W = USVᵀ acts on the layer's input Φ. U is orthogonal: what lowers NC1 is the right " +
        "singular part, or the ReLU.",
    };
  });
}

export const nfaFigures = (summary: DenseSummary) =>
  panelsOf(summary).flatMap(({ prefix, rows }) => nfaFiguresOf(rows, prefix));

function nfaFiguresOf(rows: readonly DenseRow[], prefix: string): NamedFigure[] {
  return gainsOf(rows).map((gain) => {
    const layers = layersOf(rows);
    const last = layers.at(-1) ?? 1;
    const logarithmic = (title: string, series: LineFigure["series"]): LineFigure => ({
      kind: "line",
      title,
      x: epochs,
      series,
      y: { label: title, scale: "log" },
    });
    const correlation = (title: string, key: Quantity): LineFigure => {
      const series = layers.map((layer) => ({ name: `layer ${layer}`, ...course(rows, gain, layer, key) }));
      const lowest = leastOf(series.flatMap(({ low }) => low));
      return {
        kind: "line",
        title,
        x: epochs,
        series,
        y: { label: title, domain: [Math.min(0, lowest), 1] },
      };
    };
    const figure: Figure = {
      kind: "panels",
      title: `Collapse and the neural feature ansatz, initial gain ${gain}`,
      subtitle: describe(rows),
      columns: 2,
      panels: [
        logarithmic("shares of the scatter behind layer 5", [
          { name: "tr Σ_B / tr Σ_T", ...course(rows, gain, last, "shareBetween") },
          { name: "tr Σ_W / tr Σ_T", ...course(rows, gain, last, "shareWithin") },
        ]),
        logarithmic("training loss", [{ name: "loss", ...course(rows, gain, last, "loss") }]),
        correlation("ρ(WᵀW, AGOP½)", "ansatzRoot"),
        correlation("ρ(WᵀW, AGOP)", "ansatz"),
      ],
    };
    return {
      name: `${prefix}nfa-gain-${gain}`,
      figure,
      caption:
        "Correlation of the entries of each layer's WᵀW with the average gradient outer product of " +
        "the sub-network from its input on, and with its root.",
    };
  });
}
