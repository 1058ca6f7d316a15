import {
  cellOptions,
  csvOptions,
  expandOptions,
  loadOptions,
  tableOptions,
} from "@collapsar/datasets/options";
import { choice, group, inputFile, text, valued } from "../contract/flags.js";
import { openAbout, openFlagOf, switchOf } from "../contract/option-flags.js";
import { indexColumns, marks, names } from "../contract/values.js";

/** Where the rows and labels of a data argument are, and which are used. */
export const dataFlags = group("Data options:", {
  labels: inputFile("<file>", "labels of samples without any: .npy, IDX, .npz, .csv, .parquet …"),
  target: text("<column>", openAbout(tableOptions.target)),
  header: choice("<rule>", openAbout(csvOptions.header), ["yes", "no", "auto"]),
  drop: valued("<columns>", tableOptions.drop.says, names, { repeatable: true }),
  index: valued("<column>", openAbout(tableOptions.index), indexColumns),
  na: valued("<list>", openAbout(cellOptions.na), marks),
  missing: choice("<rule>", tableOptions.missing.says, ["mean", "error"]),
  categorical: valued("<columns>", cellOptions.categorical.says, names, { repeatable: true }),
  xKey: text("<name>", openAbout(loadOptions.xKey)),
  yKey: text("<name>", openAbout(loadOptions.yKey)),
  classes: valued("<list>", `${loadOptions.classes.says}: 0,1,7`, names, { repeatable: true }),
  minPerClass: openFlagOf(loadOptions.minPerClass, "<m>"),
  perClass: openFlagOf(loadOptions.perClass, "<m>"),
  limit: openFlagOf(loadOptions.limit, "<n>"),
  testFraction: openFlagOf(loadOptions.testFraction, "<f>"),
  maxBytes: openFlagOf(expandOptions.maxBytes, "<n>"),
  scale: openFlagOf(loadOptions.scale, "<s>"),
  standardize: { ...switchOf(loadOptions.standardise), aliases: ["standardise"] },
  unitNorm: switchOf(loadOptions.unitNorm),
});
