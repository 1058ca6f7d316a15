import { renderSvg } from "@collapsar/plot";
import { describe, expect, it } from "vitest";
import type { ResultRow } from "../../src/index.js";
import { ntcEntries } from "../../src/ntc/entries.js";

const CONFIGS: Readonly<Record<string, object>> = {
  "block-ntk/phases": {},
  "block-ntk/invariant": { repeats: 1 },
  "block-ntk/imbalance": { ratios: [1, 4] },
  "block-ntk/unconstrained": {},
  "block-ntk/from-data": { data: ["digits", "iris"], perClass: 15, points: 20 },
};

const where = (rows: readonly ResultRow[], key: string, value: string) =>
  rows.filter((row) => row[key] === value);

/** The rows of one kind with those of another in the place of a third, under its name. */
const inPlace = (rows: readonly ResultRow[], key: string, from: string, to: string) => [
  ...rows.filter((row) => row[key] !== to),
  ...where(rows, key, from).map((row) => ({ ...row, [key]: to })),
];

/** Rows whose control has the numbers of the claim, and the claims that then show under it. */
const ALIKE: Readonly<
  Record<string, readonly [string[], (rows: readonly ResultRow[]) => readonly ResultRow[]][]>
> = {
  "block-ntk/phases": [
    [["rates"], (rows) => rows.map((row) => ({ ...row, elsewhere: row["measured"]! }))],
    [["order"], (rows) => inPlace(rows, "kind", "phase", "class-free phase")],
  ],
  "block-ntk/invariant": [
    [["conserved"], (rows) => rows.map((row) => ({ ...row, otherDrift: row["drift"]! }))],
    [
      ["mean"],
      (rows) => {
        const moved = "E = 0, mean not zero";
        return inPlace(where(rows, "start", moved), "start", moved, "E = 0, zero mean");
      },
    ],
    [
      ["random"],
      (rows) => inPlace(where(rows, "start", "random E"), "start", "random E", "E = 0, zero mean"),
    ],
  ],
  "block-ntk/imbalance": [
    [["random"], (rows) => inPlace(rows, "invariant", "random", "zero")],
    [["minority"], (rows) => inPlace(where(rows, "invariant", "zero"), "sizes", "unequal", "equal")],
  ],
  "block-ntk/unconstrained": [
    [["kernel"], (rows) => inPlace(rows, "model", "block kernel, MSE", "block kernel, MSE, E = 0")],
  ],
  "block-ntk/from-data": [
    [
      ["blocks", "rates"],
      (rows) =>
        rows.map((row) => ({ ...row, shuffledWithin: row["within"]!, shuffledBetween: row["between"]! })),
    ],
    [["never-ahead"], (rows) => rows.map((row) => ({ ...row, residualSlower: row["residualBlocks"]! }))],
  ],
};

describe("the experiments of the block-structured kernel", () => {
  for (const entry of ntcEntries.filter(({ id }) => id in CONFIGS)) {
    it(`${entry.id} shows each of its claims and none under its control, in figures that draw`, async () => {
      const experiment = await entry.load();
      expect(experiment.id).toBe(entry.id);
      const config = experiment.schema.parse(CONFIGS[entry.id]);
      const trials = experiment.trials(config);
      const rows = (await Promise.all(trials.map((trial) => experiment.runTrial(trial, { seed: 0 })))).flat();
      const summary = experiment.summarise(rows, config);
      for (const check of experiment.checks!(summary))
        expect(check).toMatchObject({ seen: true, control: { seen: false } });
      for (const [ids, alike] of ALIKE[entry.id]!) {
        const checks = experiment.checks!(experiment.summarise(alike(rows), config));
        for (const id of ids)
          expect(checks.find((check) => check.id === id)?.control?.seen, `${id}, alike`).toBe(true);
      }
      for (const { figure } of experiment.figures(summary)) expect(renderSvg(figure)).toMatch(/^<svg/);
      for (const table of experiment.tables!(summary)) {
        for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      }
    });
  }
});
