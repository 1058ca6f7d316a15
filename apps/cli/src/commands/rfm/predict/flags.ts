import { group, inputFile, outputFile, text, toggle } from "../../../contract/flags.js";

export const predictFlags = group("Prediction options:", {
  to: outputFile("<file>", "write predictions to .csv or .npy", { endings: [".csv", ".npy"] }),
  proba: toggle("class probabilities instead of classes"),
  labels: inputFile("<file>", "labels of a .npy file: adds the score"),
  xKey: text("<name>", "name of the samples in an .npz or .safetensors file"),
  yKey: text("<name>", "name of the labels there"),
});
