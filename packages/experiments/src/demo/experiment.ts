import { z } from "zod";
import { defineExperiment } from "../experiment.js";

/** The three explanations of collapse on one real data set. */
export const demo = defineExperiment({
  id: "demo",
  title: "Three explanations of neural collapse on handwritten digits",
  paper: "KK, NTC, AGOP",
  description: "",
  schema: z.object({}),
  trials: () => [{ part: "deep-rfm" }],
  runTrial: () => [{ part: "deep-rfm" }],
  summarise: (rows) => ({ rows }),
  figures: () => [],
});
