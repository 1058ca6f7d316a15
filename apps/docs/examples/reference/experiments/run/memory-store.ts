import { loadExperiment, memoryStore, parseConfig, runExperiment } from "@collapsar/experiments";

const experiment = await loadExperiment("deep-rfm/recursion");
const store = memoryStore();
await runExperiment(experiment, { config: parseConfig(experiment, {}), store });
console.log([...store.files.keys()].sort()[0], store.files.size);
