export type { ExperimentEntry } from "./entry.js";
export type {
  Cell,
  Check,
  Experiment,
  NamedFigure,
  NamedTable,
  ResultRow,
  TrialContext,
} from "./experiment.js";
export { defineExperiment } from "./experiment.js";
export { trialHash } from "./hash.js";
export { experimentEntries, loadExperiment } from "./registry.js";
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
