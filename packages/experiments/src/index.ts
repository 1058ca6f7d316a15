export {
  type Check,
  type ClaimOrigin,
  type Control,
  type Effect,
  effectOver,
  type JudgedCheck,
  judged,
  ruleHash,
  type Verdict,
} from "./check.js";
export type { ExperimentEntry } from "./entry.js";
export type {
  Cell,
  CheckpointStore,
  Experiment,
  NamedFigure,
  NamedTable,
  ResultRow,
  TrialContext,
} from "./experiment.js";
export { defineExperiment } from "./experiment.js";
export { trialHash } from "./hash.js";
export { loadExperiment } from "./load-experiment.js";
export { experimentEntries } from "./registry.js";
export type { ComparedRun } from "./report/compared-run.js";
export { comparisonReport } from "./report/comparison.js";
export { controlText, effectText } from "./report/page.js";
export { runReport } from "./report/run-report.js";
export { type ConfigFile, configJsonSchema, parseConfig, parseConfigFile } from "./run/config-file.js";
export { type MemoryStore, memoryStore } from "./run/memory-store.js";
export { type Outcome, outcomeOf } from "./run/outcome.js";
export { parseRecord, type RunRecord, runName } from "./run/record.js";
export { parseResults, resultLines, resultsParquet } from "./run/results.js";
export {
  type Circumstances,
  type FinishedRun,
  type RunExperimentOptions,
  runExperiment,
} from "./run/run-experiment.js";
export { type RunStore, runFiles, writeOutcome } from "./run/run-store.js";
export {
  type RunProgress,
  type RunTrialsOptions,
  runTask,
  runTrials,
  type TaskContext,
  type TrialPool,
  type TrialTask,
  trialTasks,
} from "./run-trials.js";
export { deriveSeed } from "./seed.js";
