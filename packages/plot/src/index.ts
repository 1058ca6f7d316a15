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
} from "./figure/figure.js";
export { type FigureTable, figureTable } from "./figure/figure-table.js";
export { type MatrixPngOptions, matrixPng } from "./image/matrix-png.js";
export { type RenderOptions, renderSvg } from "./svg/render-svg.js";
export { type ThemeName, themeVariables } from "./svg/theme.js";
