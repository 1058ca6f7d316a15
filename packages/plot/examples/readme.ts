import { type Figure, figureTable, renderSvg } from "@collapsar/plot";

const figure: Figure = {
  kind: "line",
  title: "NC1 along the layers",
  x: { label: "layer", integer: true },
  y: { label: "NC1", scale: "log" },
  series: [
    { name: "before M½", x: [1, 2, 3], y: [9.1, 2.2, 0.31], low: [8, 2, 0.2], high: [10, 2.5, 0.4] },
    { name: "after M½", x: [1, 2, 3], y: [2.4, 0.35, 0.052], dashed: true },
  ],
};
export const svg = renderSvg(figure, { width: 640, theme: "auto" }); // text: write it to a file, or set it as innerHTML
export const { columns, rows } = figureTable(figure);
