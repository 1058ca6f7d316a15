import { defineExperiment, memoryStore, parseConfig, runExperiment } from "@collapsar/experiments";
import { z } from "zod";

const experiment = defineExperiment({
  id: "own/squares",
  title: "Squares",
  paper: "own",
  description: "The square of every number.",
  schema: z.object({ numbers: z.array(z.number()).default([1, 2, 3]).describe("What is squared.") }),
  trials: ({ numbers }) => numbers.map((number) => ({ number })),
  runTrial: ({ number }) => [{ number, square: number ** 2 }],
  summarise: (rows) => rows,
  figures: () => [],
});
const config = parseConfig(experiment, {});
const { rows } = await runExperiment(experiment, { config, store: memoryStore() });
console.log(rows.map(({ square }) => square));
