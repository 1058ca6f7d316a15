import { choice, group, inputFile, type OptionsOf, valued } from "../../contract/flags.js";
import { positiveNumber } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

export const metricsFlags = {
  ...group("Metric options:", {
    weights: inputFile("<file>", "classifier C × p as .npy: adds NC3 and NC4"),
    bias: inputFile("<file>", "its bias, C numbers as .npy"),
    ood: inputFile("<data>", "out-of-distribution features: adds NC5"),
    weighting: choice(
      "<rule>",
      "weight of a class: by its samples, or the same for all",
      ["sample", "class"],
      {
        fallback: "sample",
      },
    ),
    riesz: valued("<s>", "exponent of the Riesz kernel (default: max(p − 2, 1))", positiveNumber),
  }),
  ...dataFlags,
};

export type MetricsOptions = OptionsOf<typeof metricsFlags>;
