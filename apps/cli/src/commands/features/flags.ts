import { group, type OptionsOf, outputFile, valued } from "../../contract/flags.js";
import { names, positiveInteger } from "../../contract/values.js";
import { dataFlags } from "../../data-argument/data-flags.js";

/** Whole numbers between commas. */
function sizes(value: string): number[] {
  return value.split(",").map((part) => positiveInteger(part));
}

export const featuresFlags = {
  ...group("Features options:", {
    layer: valued("<names>", "layers whose outputs are kept, by their names in the model", names, {
      repeatable: true,
    }),
    to: outputFile("<file>", "where they are kept, a name that ends in .npz", { endings: [".npz"] }),
    shape: valued("<sizes>", "shape of one sample, as in 1,28,28 (default: the model's own)", sizes),
    batch: valued("<n>", "samples that pass through the model at once", positiveInteger, { fallback: 64 }),
  }),
  ...dataFlags,
};

export type FeaturesOptions = OptionsOf<typeof featuresFlags>;
