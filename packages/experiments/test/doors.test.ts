import { describe } from "vitest";
import { z } from "zod";
import { testDoors } from "../../../scripts/doors.js";
import * as experiments from "../src/index.js";
import * as parts from "../src/parts.js";

const experiment = () =>
  experiments.defineExperiment({
    id: "test/doors",
    title: "Doors",
    paper: "KK",
    description: "One trial of one row.",
    schema: z.strictObject({ repeats: z.number().default(1) }),
    trials: () => [{ repeat: 0 }],
    runTrial: () => [{ nc1: 1 }],
    summarise: (rows) => rows.length,
    figures: () => [],
  });
const config = { repeats: 1 };
const rows = [{ nc1: 1 }];
const check = {
  id: "a",
  claim: "b",
  source: "c",
  origin: "ours",
  rule: "d",
  seen: true,
  detail: "e",
} as const;
const finished = async () => {
  const store = experiments.memoryStore();
  const run = await experiments.runExperiment(experiment(), { config, store });
  return { ...run, text: store.files.get(parts.runFiles.record) as string };
};
const { record, outcome, text } = await finished();
const task = () => parts.trialTasks(experiment(), config, 0)[0];
const yaml = "experiment: test/doors\nseed: 1\n";

describe("the doors of experiments", () => {
  testDoors(
    [experiments, parts],
    {
      defineExperiment: { args: () => [experiment()] },
      loadExperiment: { args: () => [experiments.experimentEntries[0]?.id] },
      parseConfig: { args: () => [experiment(), config] },
      memoryStore: { args: () => [new Map([["run.json", text]])] },
      runExperiment: { args: () => [experiment(), { config, store: experiments.memoryStore() }], options: 1 },
      deriveSeed: { args: () => [1, "data", 2] },
      effectOver: { args: () => ["NC1", [1, 2]] },
      judged: { args: () => [check] },
      ruleHash: { args: () => [check] },
      trialHash: { args: () => ["test/doors", 0, { repeat: 0 }] },
      comparisonReport: { args: () => [["a", "b"].map((name) => ({ name, record, outcome }))] },
      controlText: { args: () => [{ name: "epoch 0", seen: false, detail: "none" }] },
      effectText: { args: () => [{ name: "NC1", value: 1, count: 1 }] },
      runReport: { args: () => [record, outcome] },
      outcomeOf: { args: () => [experiment(), rows, config] },
      parseRecord: { args: () => [text] },
      runName: { args: () => ["test/doors", 0, config, new Date(0)] },
      parseResults: { args: () => [parts.resultLines("a", rows)] },
      readResults: { args: () => [parts.resultLines("a", rows)] },
      resultLines: { args: () => ["a", rows] },
      resultsParquet: { args: () => [rows] },
      configFileSchema: { args: () => [experiment()] },
      configJsonSchema: { args: () => [experiment()] },
      parseConfigFile: { args: () => [yaml] },
      plainYaml: { args: () => [yaml] },
      writeOutcome: { args: () => [experiments.memoryStore(), record, rows, outcome] },
      runTask: { args: () => [task(), {}, experiment()], options: 1 },
      runTrials: { args: () => [experiment(), config, {}], options: 2 },
      trialTasks: { args: () => [experiment(), config, 0] },
    },
    { named: false },
  );
});
