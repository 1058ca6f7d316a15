import { loadExperiment } from "@collapsar/experiments";
import { configJsonSchema } from "@collapsar/experiments/parts";

const schema = configJsonSchema(await loadExperiment("deep-rfm/recursion")) as { type: string };
console.log(schema.type);
