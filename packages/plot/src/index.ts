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
