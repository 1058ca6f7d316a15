import { loadExperiment, memoryStore, parseConfig, runExperiment } from "@collapsar/experiments";

const experiment = await loadExperiment("demo");
const config = parseConfig(experiment, { perClass: 20, depth: 2, kernelDepth: 3, features: 16, epochs: 2 });
export const seen: string[] = [];
const store = memoryStore(); // an application gives one that writes a folder
const { rows, outcome } = await runExperiment(experiment, {
  config,
  seed: 0,
  store,
  onProgress: ({ done, total, message }) =>
    seen.push(`${Math.round((100 * done) / total)} % ${message ?? ""}`),
});
export const report = store.files.get("report.html"); // one page: words, claims, figures, tables, settings
export const { checks, words } = outcome;
export const count = rows.length;
