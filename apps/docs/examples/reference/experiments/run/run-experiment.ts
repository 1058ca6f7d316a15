import { loadExperiment, memoryStore, parseConfig, runExperiment } from "@collapsar/experiments";

const experiment = await loadExperiment("deep-rfm/recursion");
const config = parseConfig(experiment, {});
const { outcome } = await runExperiment(experiment, { config, store: memoryStore() });
console.log(outcome.checks.map(({ verdict }) => verdict));
