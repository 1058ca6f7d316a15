import { describe, expect, it } from "vitest";
import { type Cell, experimentEntries, type ResultRow } from "../src/index.js";
import { judged, trialTasks } from "../src/parts.js";
import { againCommand, keptBooks } from "./kept-book.js";

const network = { samples: 60, testSamples: 20, widthFactor: 0.125, epochs: 2, probes: 2, perClass: 2 };
const mlps = { ...network, networks: ["mlp", "mlp-norm"] };
const dense = { samples: 60, width: 16, epochs: 2, probes: 2, seeds: 1, gains: [0.5, 1] };
const fcn = { sizes: [[20, 20]], dimensions: [2, 128], repeats: 2, epochs: 2, adaptive: false };
const deepRfm = { samples: 60, testSamples: 40, depth: 2, seeds: 2, width: 16 };
const trained = { samples: 60, testSamples: 20, epochs: 2, hidden: [8, 8], repeats: 2, batch: 20 };

/** Settings at which an experiment ends at once; the first beginning that fits counts. */
const SETTINGS: readonly (readonly [string, object])[] = [
  [
    "demo",
    {
      compareRows: 4,
      compareSteps: 20,
      perClass: 4,
      depth: 2,
      width: 10,
      kernelDepth: 2,
      dynamicsDepth: 2,
      features: 12,
      epochs: 2,
    },
  ],
  ["collapse/compare", { seeds: 3, perClass: 4, width: 8, steps: 20, depth: 2 }],
  ["kernel-collapse/by-layer", { samples: 16, dimension: 4, depth: 3 }],
  ["kernel-collapse/by-depth", { samples: 16, depths: [2, 3], repeats: 2 }],
  ["kernel-collapse/real-by-depth", { perClass: 4, depths: [2, 3] }],
  ["kernel-collapse/", { samples: [16, 32], dimensions: [1, 2, 8], repeats: 2 }],
  ["adaptive/eos-steps", { samples: 16, dimension: 4 }],
  ["adaptive/eos-matrices", { samples: 16, dimension: 4 }],
  ["adaptive/", { samples: [24], dimensions: [4], repeats: 1 }],
  ["data/scatter", { samples: 40 }],
  ["block-ntk/invariant", { repeats: 1 }],
  ["block-ntk/imbalance", { ratios: [1, 2] }],
  ["block-ntk/from-data", { perClass: 4, points: 8 }],
  ["deep-rfm/recursion", { perClass: 4, classes: 3, layers: 6 }],
  ["deep-rfm/kernel-learning", { sizes: [3, 3], steps: 40 }],
  ["deep-rfm/rate", { samples: 60, depth: 2, width: 16 }],
  ["deep-rfm/", deepRfm],
  ["rfm/multi-index", { inputs: 6, samples: [40, 60], rounds: 2, seeds: 2 }],
  ["rfm/grokking", { modulus: 5, rounds: 22, scale: "paper" }],
  ["ntk-collapse/scatter", { ...mlps, initialisations: ["lecun", "torch"], learningRates: [0.1, 0.5] }],
  ["ntk-collapse/", { ...mlps, initialisations: ["lecun"], learningRates: [0.1, 0.5] }],
  ["train", { ...network, network: "mlp" }],
  ["net/svd", dense],
  ["net/nfa", dense],
  ["net/", trained],
  ["dynamics-vs-network", { perClass: 2, width: 12, epochs: 30, from: 10, probes: 4 }],
  ["network/fcn-run", { perClass: 20, width: 20, epochs: 10, probes: 3 }],
  ["network/", fcn],
];

/** Claims that are asked at the published number of steps alone, or beside an adaptive kernel, which takes long. */
const PUBLISHED: ReadonlyMap<string, ResultRow> = new Map<string, ResultRow>([
  ["network/fcn-relu-balanced", { epochs: 1000 }],
  ...["erf-balanced", "imbalanced", "wide"].map(
    (name) => [`network/fcn-${name}`, { epochs: 1000, eos: 0.5 }] as const,
  ),
]);

/** Columns that distinguish rows beside the settings of their trials: they stay, all others count as measured. */
const PLACES = [
  ...[
    "n",
    "d",
    "p",
    "classes",
    "class",
    "layer",
    "epoch",
    "step",
    "stage",
    "round",
    "time",
    "times",
    "layers",
  ],
  ...["samples", "sizes", "repeat", "side", "shown", "rows", "cols", "labels", "multiplicity", "modulus"],
];

const isSetting = (key: string, old: Cell, trial: object) =>
  PLACES.includes(key) || (key in trial && JSON.stringify(trial[key as never]) === JSON.stringify(old));

/** Every measured number, and every number of a measured list, in a row of a trial replaced by one value. */
function replaced(row: ResultRow, trial: object, value: number): ResultRow {
  const cell = (key: string, old: Cell): Cell => {
    if (isSetting(key, old, trial)) return old;
    if (typeof old === "number") return value;
    return Array.isArray(old) ? old.map(() => value) : old;
  };
  return Object.fromEntries(Object.entries(row).map(([key, old]) => [key, cell(key, old)]));
}

/** Claims that do not come from the rows, or that one level of a quantity settles where training is not asked about. */
const LEVELS: readonly (readonly [id: RegExp, value: number])[] = [
  // the formulas of block kernels against kernels drawn on the spot
  [/^exact$/, Number.NaN],
  [/^exact$/, 0],
  [/^exact$/, 1],
  // an accuracy of 1; a global mean beside the class means that is as large as they are
  [/fits$/, 1],
  [/^mean$/, 1],
];

/**
 * The book holds no claim whose words or rule are others by now: its verdict would be one on another claim. One that
 * takes too long to run again is taken out of the book, which then says that it is not run.
 */
function expectKeptRules(id: string, hashes: readonly string[]): void {
  for (const book of keptBooks)
    for (const run of book.runs.filter(({ experiment }) => experiment === id))
      for (const { id: claim, ruleHash } of run.checks)
        expect(hashes, `${claim}: its rule has changed since its run: ${againCommand(book, run)}`).toContain(
          ruleHash,
        );
}

describe("no claim is seen in rows that say nothing", () => {
  for (const entry of experimentEntries) {
    it(entry.id, async () => {
      const experiment = await entry.load();
      const [, settings] = SETTINGS.find(([start]) => entry.id.startsWith(start)) ?? ["", {}];
      const config = experiment.schema.parse(settings);
      const trials = trialTasks(experiment, config, 0).map(({ trial }) => trial as object);
      const rows: { row: ResultRow; trial: object }[] = [];
      for (const trial of trials)
        for (const row of await experiment.runTrial(trial, { seed: 0 }))
          rows.push({ row: { ...row, ...PUBLISHED.get(entry.id) }, trial });
      const checksOf = (of: readonly ResultRow[]) =>
        (experiment.checks?.(experiment.summarise(of, config)) ?? []).map(judged);

      const claims = checksOf(rows.map(({ row }) => row));
      expect(claims.length, "claims").toBeGreaterThan(0);
      expect(
        claims.filter(({ control }) => control === undefined).map(({ id }) => id),
        "claims without a control",
      ).toEqual([]);
      expectKeptRules(
        entry.id,
        claims.map(({ ruleHash }) => ruleHash),
      );
      for (const value of [Number.NaN, 0, 1]) {
        for (const check of checksOf(rows.map(({ row, trial }) => replaced(row, trial, value)))) {
          if (LEVELS.some(([id, level]) => id.test(check.id) && Object.is(level, value))) continue;
          expect(check.verdict, `${check.id}, all ${value}: ${check.rule} | ${check.detail}`).not.toBe(
            "seen",
          );
          expect(check.detail).not.toBe("");
        }
      }
      const names = [...new Set(rows.map(({ row }) => row["name"]))].filter((name) => name !== undefined);
      for (const name of names) {
        const others = rows.map(({ row }) => row).filter((row) => row["name"] !== name);
        const nothing = others.map((row) => replaced(row, {}, 1));
        for (const check of checksOf(nothing))
          if (!LEVELS.some(([id, level]) => id.test(check.id) && level === 1))
            expect(check.verdict, `${check.id}, without ${name}: ${check.rule}`).not.toBe("seen");
      }
      for (const check of checksOf([])) {
        if (check.id === "exact") continue;
        expect(check.verdict, `${check.id}, no rows: ${check.rule}`).not.toBe("seen");
      }
    }, 120_000);
  }
});
