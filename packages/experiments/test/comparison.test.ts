import type { LineFigure, PanelsFigure } from "@collapsar/plot";
import { describe, expect, it } from "vitest";
import { type ComparedRun, comparisonReport, judged } from "../src/parts.js";
import { overlaidFigures } from "../src/report/overlay.js";

const line = (y: readonly number[], label = "NC1"): LineFigure => ({
  kind: "line",
  title: "NC1 by layer",
  x: { label: "layer" },
  y: { label },
  series: [{ name: "input", x: y.map((_, i) => i), y }],
});

function compared(name: string, figure: LineFigure, config: object, seen: boolean): ComparedRun {
  const check = judged({
    id: "c",
    claim: "NC1 falls <at every layer>",
    source: "[AGOP]",
    origin: "quoted",
    rule: "falls",
    seen,
    detail: "digits",
  });
  return {
    name,
    record: {
      schema: 1,
      experiment: "a/b",
      title: "T",
      paper: "AGOP",
      description: "",
      seed: 0,
      config,
      versions: {},
      machine: {},
      startedAt: "2026-01-01T00:00:00Z",
      trials: { total: 1, done: 1 },
    },
    outcome: { summary: {}, figures: [{ name: "nc1", figure }], tables: [], checks: [check], words: [] },
  };
}

const runs = [
  compared("first", line([3, 2, 1]), { width: 64, depth: 6 }, true),
  compared("second", line([5, 4, 3]), { width: 512, depth: 6 }, false),
];

describe("comparisonReport", () => {
  it("shows the settings that differ and no others, each claim for each run, and escapes both", () => {
    const html = comparisonReport(runs);
    expect(html).toMatch(/<th[^>]*>width<\/th>/);
    expect(html).not.toMatch(/<th[^>]*>depth<\/th>/);
    expect(html).toContain(
      "<td>c</td><td>NC1 falls &lt;at every layer&gt;</td><td>seen: digits</td><td>not seen: digits</td>",
    );
    const same = comparisonReport([runs[0]!, { ...runs[0]!, name: "again" }]);
    expect(same).toContain("All runs have the same settings");
  });

  it("lays curves of one name and the same axes over each other, a colour a run", () => {
    const [overlay, ...others] = overlaidFigures(runs);
    expect(others).toEqual([]);
    expect(overlay!.name).toBe("overlay-nc1");
    const { series } = overlay!.figure as LineFigure;
    expect(series.map(({ name, colour }) => [name, colour])).toEqual([
      ["input · first", 0],
      ["input · second", 1],
    ]);
    expect(comparisonReport(runs)).toContain("Curves of all runs");
  });

  it("lays panels over each other, each over that of its title", () => {
    const panels = (y: readonly number[], label: string) => ({
      kind: "panels" as const,
      title: "both",
      panels: [line(y), { ...line(y, label), title: "loss" }],
    });
    const pair = (label: string) =>
      runs.map((run, i) => ({
        ...run,
        outcome: {
          ...run.outcome,
          figures: [{ name: "p", figure: panels([3, 2], i === 0 ? "loss" : label) }],
        },
      }));
    const titles = (label: string) =>
      (overlaidFigures(pair(label))[0]!.figure as PanelsFigure).panels.map(({ title }) => title);
    expect(titles("loss")).toEqual(["NC1 by layer", "loss"]);
    expect(titles("other units")).toEqual(["NC1 by layer"]);
  });

  it("says what the trials were given and what computed them, and lays numbers of one table side by side", () => {
    const [first, second] = runs.map((run, i) => ({
      ...run,
      record: {
        ...run.record,
        config: { scale: "small" },
        parameters: { shared: { samples: 100 + i }, varied: {} },
        machine: { backend: i === 0 ? "native" : "js" },
      },
      outcome: {
        ...run.outcome,
        tables: [{ name: "t", title: "Ends", columns: ["map", "NC1"], rows: [["relu", i + 0.5]] }],
      },
    }));
    const html = comparisonReport([first!, second!]);
    expect(html).toMatch(/<th[^>]*>samples<\/th><th[^>]*>backend<\/th>/);
    expect(html).not.toMatch(/<th[^>]*>scale<\/th>/);
    expect(html).toMatch(/NC1 · first<\/th><th[^>]*>NC1 · second/);
    expect(html).toMatch(/<td>relu<\/td><td[^>]*>0.5<\/td><td[^>]*>1.5<\/td>/);
  });

  it("leaves figures with other axes, or of one run only, to the runs' own sections", () => {
    const other = compared("third", line([1, 2], "NC2"), {}, true);
    expect(overlaidFigures([runs[0]!, other])).toEqual([]);
    expect(overlaidFigures([runs[0]!])).toEqual([]);
  });
});
