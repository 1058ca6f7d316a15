export type { Check, ClaimOrigin, Control, Effect, JudgedCheck, Verdict } from "./check.js";
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
export { loadExperiment } from "./load-experiment.js";
export { experimentEntries } from "./registry.js";
export type { Outcome } from "./results/outcome.js";
export type { RunRecord } from "./results/record.js";
export { parseConfig } from "./run/config-file.js";
export { type MemoryStore, memoryStore } from "./run/memory-store.js";
export {
  type Circumstances,
  type FinishedRun,
  type RunExperimentOptions,
  runExperiment,
} from "./run/run-experiment.js";
export type { RunStore } from "./run/run-store.js";
export type { RunProgress, TaskContext, TrialPool, TrialTask } from "./run-trials.js";
export { deriveSeed } from "./seed.js";
