import type { BarFigure, LineFigure, MatrixFigure, PanelsFigure, ScatterFigure } from "../src/index.js";

const layers = [1, 2, 3, 4];

export const line: LineFigure = {
  kind: "line",
  title: "NC1 by <layer> & step",
  subtitle: "one thousand digits",
  x: { label: "layer", integer: true },
  y: { label: "NC1", scale: "log" },
  series: [
    { name: "input", x: layers, y: [10, 3, 1, 0.2], low: [8, 2, 0.5, -1], high: [12, 4, 2, 0.5] },
    { name: "after M½", x: layers, y: [2, 0.4, 0.05, 0.001], dashed: true },
  ],
  rules: [
    { axis: "y", at: 1, label: "pixels" },
    { axis: "x", at: 2, label: "second layer" },
    { axis: "x", at: 4 },
  ],
};

export const scatter: ScatterFigure = {
  kind: "scatter",
  title: "Class means",
  x: { label: "u₁" },
  y: { label: "u₂", unit: "px" },
  equalAspect: true,
  joined: true,
  series: [
    { name: "class 0", x: [0, 1, 2], y: [0, 1, 0] },
    { name: "class 1", x: [0, -1], y: [0, -1], markers: false },
  ],
};

export const bars: BarFigure = {
  kind: "bar",
  title: "Importance",
  categories: ["mean radius", "a column with a very long name that no phone can hold in one line", "texture"],
  x: { label: "column" },
  y: { label: "share", unit: "%" },
  series: [{ name: "AGOP", y: [50, 30, -20], low: [45, 25, -30], high: [55, 35, -10] }],
};

export const stems: BarFigure = {
  ...bars,
  title: "NC1 by kernel",
  y: { label: "NC1", scale: "log" },
  series: [
    { name: "NNGP", y: [0.1, 0.2, 0.3] },
    { name: "NTK", y: [0.2, 0.3, 0] },
  ],
};

export const gram: MatrixFigure = {
  kind: "matrix",
  title: "Gram matrix",
  matrix: {
    rows: 40,
    cols: 40,
    data: Float64Array.from({ length: 1600 }, (_, k) => {
      const sameClass = Math.floor(k / 40 / 20) === Math.floor((k % 40) / 20);
      return sameClass ? 0.9 : -0.1;
    }),
  },
  groups: [
    { name: "0", size: 20 },
    { name: "1", size: 20 },
  ],
  value: { label: "cosine" },
};

export const panels: PanelsFigure = {
  kind: "panels",
  title: "Two layers",
  panels: [
    { ...line, title: "first" },
    { ...line, title: "second, of a name that must be wrapped into more than one line to fit" },
  ],
};

export const everyFigure = { line, scatter, bars, stems, gram, panels };
