import { describe } from "vitest";
import { testDoors } from "../../../scripts/doors.js";
import * as plot from "../src/index.js";
import * as parts from "../src/parts.js";

const figure = {
  kind: "line",
  title: "Variability",
  x: { label: "epoch" },
  y: { label: "NC1" },
  series: [{ name: "train", x: [1, 2], y: [2, 1] }],
};
const matrix = { rows: 2, cols: 2, data: Float64Array.of(1, 2, 3, 4) };

describe("the doors of plot", () => {
  testDoors(
    [plot, parts],
    {
      figureTable: { args: () => [figure] },
      matrixPng: { args: () => [matrix, {}], options: 1 },
      renderSvg: { args: () => [figure, {}], options: 1 },
      themeVariables: { args: () => ["light"] },
      shortNumber: { args: () => [0.5] },
      shrinkMatrix: { args: () => [matrix, 2] },
    },
    { named: false },
  );
});
