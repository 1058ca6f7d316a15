import { choice, group, inputFile, text, toggle, valued } from "../contract/flags.js";
import { fraction, indexColumns, marks, names, positiveInteger, positiveNumber } from "../contract/values.js";

/** Where the rows and labels of a data argument are, and which are used. */
export const dataFlags = group("Data options:", {
  labels: inputFile("<file>", "labels of samples without any: .npy, IDX, .npz, .csv, .parquet …"),
  target: text("<column>", "target column by name or number (default: the last)"),
  header: choice("<rule>", "whether the first row of a table holds names (default: auto)", [
    "yes",
    "no",
    "auto",
  ]),
  drop: valued("<columns>", "columns to leave out", names, { repeatable: true }),
  index: valued("<column>", "column of row names, left out; none keeps all (default: auto)", indexColumns),
  na: valued("<list>", "cells that are missing (default: empty, NA, NaN, nan, null, NULL, N/A, ?)", marks),
  missing: choice("<rule>", "a missing number becomes the column's mean, or is an error", ["mean", "error"]),
  categorical: valued("<columns>", "columns whose numbers are names", names, { repeatable: true }),
  xKey: text("<name>", "name of the samples in a file of several arrays (default: X)"),
  yKey: text("<name>", "name of the labels there (default: y)"),
  classes: valued("<list>", "only these classes, as the data names them: 0,1,7", names, { repeatable: true }),
  minPerClass: valued("<m>", "leave out classes of fewer rows", positiveInteger),
  perClass: valued("<m>", "first m rows of every class", positiveInteger),
  limit: valued("<n>", "first n rows", positiveInteger),
  testFraction: valued("<f>", "leave this share of the rows aside", fraction),
  maxBytes: valued("<n>", "bytes that compressed data may expand to (default: 1073741824)", positiveInteger),
  scale: valued("<s>", "divide every number by s, as in 255", positiveNumber),
  standardize: toggle("columns to mean 0 and population deviation 1"),
  unitNorm: toggle("rows to length 1"),
});
