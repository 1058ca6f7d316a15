export type {
  Axis,
  BarFigure,
  BarSeries,
  Figure,
  LineFigure,
  MatrixFigure,
  PanelsFigure,
  Rule,
  ScatterFigure,
  Series,
} from "./figure.js";
export { type FigureTable, figureTable } from "./figure-table.js";
export { type MatrixPngOptions, matrixPng } from "./matrix-png.js";
export { type RenderOptions, renderSvg } from "./render-svg.js";
export { type ThemeName, themeVariables } from "./theme.js";
