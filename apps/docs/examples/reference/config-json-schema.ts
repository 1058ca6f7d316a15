import { configJsonSchema, loadExperiment } from "@collapsar/experiments";

const schema = configJsonSchema(await loadExperiment("deep-rfm/recursion")) as { type: string };
console.log(schema.type);
