import { renderSvg } from "@collapsar/plot";
import { describe, expect, it } from "vitest";
import { ntcEntries } from "../../src/ntc/entries.js";

const CONFIGS: Readonly<Record<string, object>> = {
  "block-ntk/phases": {},
  "block-ntk/invariant": { repeats: 1 },
  "block-ntk/imbalance": { ratios: [1, 4] },
  "block-ntk/unconstrained": {},
  "block-ntk/from-data": { data: ["digits", "iris"], perClass: 15, points: 20 },
};

describe("the experiments of the block-structured kernel", () => {
  for (const entry of ntcEntries.filter(({ id }) => id in CONFIGS)) {
    it(`${entry.id} shows each of its claims, in figures that draw`, async () => {
      const experiment = await entry.load();
      expect(experiment.id).toBe(entry.id);
      const config = experiment.schema.parse(CONFIGS[entry.id]);
      const trials = experiment.trials(config);
      const rows = (await Promise.all(trials.map((trial) => experiment.runTrial(trial, { seed: 0 })))).flat();
      const summary = experiment.summarise(rows, config);
      for (const check of experiment.checks!(summary)) expect(check).toMatchObject({ seen: true });
      for (const { figure } of experiment.figures(summary)) expect(renderSvg(figure)).toMatch(/^<svg/);
      for (const table of experiment.tables!(summary)) {
        for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      }
    });
  }
});
