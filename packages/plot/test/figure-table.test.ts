import { describe, expect, it } from "vitest";
import { figureTable } from "../src/index.js";
import { bars, gram, line, panels, scatter } from "./figures.js";

describe("figureTable", () => {
  it("has a column for each series and each edge of its band where all share x", () => {
    const { columns, rows } = figureTable(line);
    expect(columns).toEqual(["layer", "input", "input (low)", "input (high)", "after M½"]);
    expect(rows[0]).toEqual([1, 10, 8, 12, 2]);
    expect(rows).toHaveLength(4);
  });

  it("has one row a point where they do not", () => {
    const { columns, rows } = figureTable(scatter);
    expect(columns).toEqual(["series", "u₁", "u₂ (px)"]);
    expect(rows).toHaveLength(5);
    expect(rows[4]).toEqual(["class 1", -1, -1]);
  });

  it("tells series of one name apart", () => {
    const twice = [line.series[1]!, line.series[1]!];
    expect(figureTable({ ...line, series: twice }).columns).toEqual(["layer", "after M½", "after M½ 2"]);
    const { rows } = figureTable({
      ...scatter,
      series: [scatter.series[1]!, { ...scatter.series[0]!, name: "class 1" }],
    });
    expect(rows.map(([name]) => name)).toEqual(["class 1", "class 1", "class 1 2", "class 1 2", "class 1 2"]);
  });

  it("has one row a category", () => {
    expect(figureTable(bars).rows[2]).toEqual(["texture", -20, -30, -10]);
  });

  it("gives a large matrix by the means of its groups, a small one by its entries", () => {
    const { columns, rows } = figureTable(gram);
    expect(columns).toEqual(["mean over", "0", "1"]);
    expect(rows[0]![0]).toBe("0");
    expect(rows[0]![1]).toBeCloseTo(0.9, 12);
    expect(rows[1]![1]).toBeCloseTo(-0.1, 12);
    const small = figureTable({
      ...gram,
      groups: undefined,
      matrix: { rows: 1, cols: 2, data: Float64Array.of(3, 4) },
    });
    expect(small).toEqual({ columns: ["row", "1", "2"], rows: [[1, 3, 4]] });
    expect(figureTable({ ...gram, groups: undefined }).rows).toHaveLength(24);
  });

  it("names the panel in each row of several", () => {
    const { columns, rows } = figureTable(panels);
    expect(columns.slice(0, 2)).toEqual(["panel", "layer"]);
    expect(rows.map((row) => row[0])).toEqual([
      ...Array(4).fill("first"),
      ...Array(4).fill(panels.panels[1]!.title),
    ]);
  });
});
