import {
  group,
  inputFile,
  type OptionsOf,
  outputFile,
  text,
  toggle,
  valued,
} from "../../../contract/flags.js";
import { names } from "../../../contract/values.js";

export const predictFlags = group("Prediction options:", {
  to: outputFile("<file>", "write predictions to .csv or .npy", { endings: [".csv", ".npy"] }),
  proba: toggle("class probabilities instead of classes"),
  id: valued("<columns>", "columns of the table to write first (default: those of the fit's --id)", names, {
    repeatable: true,
  }),
  labels: inputFile("<file>", "labels of a .npy file: adds the score"),
  xKey: text("<name>", "name of the samples in an .npz or .safetensors file"),
  yKey: text("<name>", "name of the labels there"),
});

export type PredictFlags = OptionsOf<typeof predictFlags>;
