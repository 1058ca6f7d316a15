import { loadExperiment } from "@collapsar/experiments";

const { id, title } = await loadExperiment("demo");
console.log(id, title);
