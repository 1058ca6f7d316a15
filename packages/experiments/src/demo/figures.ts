import { matrix } from "@collapsar/linalg";
import { largestOf, leastOf } from "@collapsar/linalg/parts";
import type { Figure, LineFigure, Series } from "@collapsar/plot";
import { compareFigures } from "../compare/figures.js";
import type { NamedFigure } from "../experiment.js";
import { steps } from "./deep-rfm-part.js";
import type { DemoSummary } from "./summary.js";

/** How the steps of a layer are written. */
export const stepNames = { X: "X", MX: "M½X", PhiMX: "Φ(M½X)" } as const;

const activationNames: Readonly<Record<string, string>> = { relu: "ReLU", erf: "erf" };

/** How a kernel's curve is called. */
export const kernelName = (activation: string, kernel: string): string =>
  `${activationNames[activation] ?? activation} ${kernel.toUpperCase()}`;

/** The demo's figures, in the order in which they are told. */
export function demoFigures(summary: DemoSummary): NamedFigure[] {
  return [
    ...compareFigures(summary.compare).filter(({ name }) => name !== "gaps"),
    {
      name: "deep-rfm",
      figure: deepRfmFigure(summary),
      caption:
        "Each layer fits a kernel machine, multiplies by the root of its average gradient outer " +
        "product (M½), and passes through fresh random ReLU features (Φ). Where the curves part " +
        "shows which step collapses the features.",
    },
    {
      name: "gram",
      figure: gramFigure(summary),
      caption:
        "Cosines between all pairs of digits, in the order of their classes: blocks appear where a " +
        "class has become one point.",
    },
    {
      name: "kernels",
      figure: kernelFigure(summary),
      caption:
        "NC1 of infinitely wide networks, computed from their kernels alone. Below the dotted line a " +
        "kernel stands for more collapsed features than the pixels themselves.",
    },
    {
      name: "phases",
      figure: phaseFigure(summary),
      caption:
        "Under a constant block-structured kernel the residual has three parts that decay at the " +
        "kernel's three eigenvalues; a phase ends where its part has fallen to one percent.",
    },
    {
      name: "dynamics",
      figure: dynamicsFigure(summary),
      caption:
        "Features and classifier trained together under the digits' own blocks. The invariant E of " +
        "the gradient flow is zero at one start and random at the other; the theorem on collapse " +
        "asks for E = 0.",
    },
    {
      name: "network",
      figure: networkFigure(summary),
      caption:
        "A small real network on digits, trained and measured: NC1 and NC2 of its last features, and " +
        "how far its own kernel lines up with the labels.",
    },
  ];
}

function deepRfmFigure({ layers }: DemoSummary): Figure {
  const panel = (title: string, key: "nc1" | "nc2"): LineFigure => ({
    kind: "line",
    title,
    x: { label: "layer", integer: true },
    y: { label: title, scale: "log" },
    series: steps.map((step) => ({
      name: stepNames[step],
      x: layers.map(({ layer }) => layer),
      y: layers.map((layer) => layer[key][step]),
    })),
  });
  return {
    kind: "panels",
    title: "Collapse along a Deep RFM",
    subtitle: "NC1 and NC2 at each step of each layer, no network and no back-propagation",
    panels: [panel("NC1", "nc1"), panel("NC2", "nc2")],
  };
}

function gramFigure({ grams, samples }: DemoSummary): Figure {
  const side = Math.round(Math.sqrt(grams[0]?.picture.length ?? 0));
  const groups = Array.from({ length: 10 }, (_, digit) => ({ name: String(digit), size: side / 10 }));
  return {
    kind: "panels",
    title: "Gram matrices along the Deep RFM",
    subtitle: `cosines of centred features between ${samples} digits, ordered by class`,
    panels: grams.map(({ layer, step, picture }) => ({
      kind: "matrix",
      title: step === "X" ? "input" : `layer ${layer}, M½X`,
      matrix: matrix(side, side, Float64Array.from(picture)),
      range: [-1, 1],
      colours: "diverging",
      groups,
      value: { label: "cosine" },
    })),
  };
}

function kernelFigure({ kernels, dataNc1 }: DemoSummary): LineFigure {
  return {
    kind: "line",
    title: "Collapse from a kernel alone",
    subtitle: "NC1 of NNGP and NTK by depth; the dotted line is the pixels themselves",
    x: { label: "depth of the network", integer: true },
    y: { label: "NC1", scale: "log" },
    series: kernels.map(({ kernel, activation, depths, nc1 }, i) => ({
      name: kernelName(activation, kernel),
      x: depths,
      y: nc1,
      dashed: kernel === "ntk",
      colour: Math.floor(i / 2),
    })),
    rules: [{ at: dataNc1, axis: "y" }],
  };
}

/** Names of the residual's parts. */
export const partNames: Readonly<Record<string, string>> = {
  global: "global mean",
  class: "class means",
  single: "single samples",
};

function phaseFigure({ phases }: DemoSummary): LineFigure {
  const last = largestOf(phases.map(({ end }) => end));
  const first = leastOf(phases.map(({ end }) => end)) / 100;
  const time = Array.from({ length: 121 }, (_, i) => first * (last / first) ** (i / 120));
  return {
    kind: "line",
    title: "Three phases of training",
    subtitle: "share of each part of the residual that is left, under the NTK's fitted blocks",
    x: { label: "time of gradient flow", scale: "log" },
    y: { label: "share of the residual left", domain: [0, 1] },
    series: phases.map(
      ({ residual, rate }): Series => ({
        name: partNames[residual] ?? residual,
        x: time,
        y: time.map((t) => Math.exp(-rate * t)),
      }),
    ),
    rules: phases.map(({ end, residual }) => ({ axis: "x", at: end, label: partNames[residual] })),
  };
}

function dynamicsFigure({ trajectories }: DemoSummary): Figure {
  const panel = (title: string, key: "nc1" | "loss"): LineFigure => ({
    kind: "line",
    title,
    x: { label: "time of gradient flow", scale: "log" },
    y: { label: title, scale: "log" },
    series: trajectories.map(({ invariant, time, ...run }) => ({
      name: invariant === "zero" ? "E = 0" : "random E",
      x: time.slice(1),
      y: run[key].slice(1),
      markers: false,
    })),
  });
  return {
    kind: "panels",
    title: "Dynamics under the digits' own blocks",
    subtitle: "features and classifier trained to zero loss",
    panels: [panel("NC1", "nc1"), panel("loss", "loss")],
  };
}

function networkFigure({ network }: DemoSummary): Figure {
  const x = network.epoch.map((epoch) => Math.max(epoch, 0.5));
  const panel = (
    title: string,
    log: boolean,
    series: readonly (readonly [string, readonly number[]])[],
  ): LineFigure => ({
    kind: "line",
    title,
    x: { label: "epoch (0, the start, stands at ½)", scale: "log" },
    y: { label: title, scale: log ? "log" : "linear" },
    series: series.map(([name, y]) => ({ name, x, y })),
  });
  return {
    kind: "panels",
    title: "A small network, measured",
    subtitle: "three hidden layers of 64 on 400 digits, gradient descent with momentum",
    panels: [
      panel("collapse", true, [
        ["NC1", network.nc1],
        ["NC2", network.nc2],
      ]),
      panel("alignment and accuracy", false, [
        ["alignment of the measured NTK with the labels", network.alignment],
        ["training accuracy", network.trainAccuracy],
      ]),
    ],
  };
}
