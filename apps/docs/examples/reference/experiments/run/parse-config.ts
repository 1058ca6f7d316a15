import { loadExperiment, parseConfig } from "@collapsar/experiments";

console.log(parseConfig(await loadExperiment("demo"), { perClass: 20 }));
