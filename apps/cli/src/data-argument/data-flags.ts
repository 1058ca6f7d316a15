import { choice, group, inputFile, text, toggle, valued } from "../contract/flags.js";
import { fraction, names, positiveInteger, positiveNumber } from "../contract/values.js";

/** Where the rows and labels of a data argument are, and which are used. */
export const dataFlags = group("Data options:", {
  labels: inputFile("<file>", "labels of a .npy file"),
  target: text("<column>", "target column by name or number (default: the last)"),
  categorical: valued("<columns>", "columns whose numbers are names", names, { repeatable: true }),
  xKey: text("<name>", "name of the samples in an .npz or .safetensors file (default: X)"),
  yKey: text("<name>", "name of the labels there (default: y)"),
  classes: valued("<list>", "only these classes, as in 0,1,7", names, { repeatable: true }),
  perClass: valued("<m>", "first m rows of every class", positiveInteger),
  limit: valued("<n>", "first n rows", positiveInteger),
  testFraction: valued("<f>", "leave this share of the rows aside", fraction),
  scale: valued("<s>", "divide every number by s, as in 255", positiveNumber),
  missing: choice("<rule>", "an empty numeric cell becomes the column's mean, or is an error", [
    "mean",
    "error",
  ]),
  standardize: toggle("columns to mean 0 and population deviation 1"),
  unitNorm: toggle("rows to length 1"),
});
