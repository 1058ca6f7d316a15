import {
  anyValue,
  integer,
  needed,
  nonNegative,
  oneOf,
  positive,
  seedOption,
  yesNo,
} from "@collapsar/linalg/check";
import { defaultKeys } from "./choices/default-keys.js";
import { missingMarks } from "./choices/missing-marks.js";

type Columns = readonly (string | number)[];

const dtype = oneOf("element type", ["f64", "f32"], { fallback: "f64" });
const testFraction = positive("leave this share of the rows aside", { below: 1 });

/** Options of whatever expands compressed data: ranges, defaults and sentences, here alone. */
export const expandOptions = Object.freeze({
  maxBytes: integer("bytes that compressed data may expand to", 1, { fallback: 2 ** 30 }),
});

/** Options of a Gaussian mixture. */
export const gaussianMixtureOptions = Object.freeze({
  n: integer("samples; with sizes it is their sum", 1, { fallback: 1024 }),
  d: integer("coordinates", 1, { fallback: 128 }),
  classes: integer("classes; with sizes it is their number", 1, { fallback: 2 }),
  mean: anyValue<number>("unit of the class means ±1, ±3, …", { fallback: 2 }),
  std: nonNegative("standard deviation of every coordinate", { fallback: 0.5 }),
  sizes: anyValue<readonly number[]>("samples of each class", { otherwise: "as equal as n allows" }),
  seed: seedOption(),
  dtype,
});

/** Options of a split into training and test rows. */
export const splitOptions = Object.freeze({
  testFraction: needed(testFraction),
  seed: seedOption(),
  stratify: yesNo("keep the shares of the classes in both parts, where there are labels", true),
});

/** How missing cells and categorical columns of a table are recognised. */
export const cellOptions = Object.freeze({
  categorical: anyValue<Columns | ((name: string) => boolean)>("columns whose numbers are names", {
    fallback: [],
  }),
  na: anyValue<readonly string[]>("cells that are missing, beside empty ones", { fallback: missingMarks }),
});

/** Options of the reader of tables as text. */
export const csvOptions = Object.freeze({
  delimiter: anyValue<string>("column separator", { otherwise: "the one that fits the first rows" }),
  header: anyValue<boolean | "yes" | "no" | "auto">("whether the first row of a table holds names", {
    fallback: "auto",
  }),
  ...cellOptions,
  limit: integer("first n rows", 1),
  ...expandOptions,
});

/** How the columns of a table become numbers. */
export const tableOptions = Object.freeze({
  target: anyValue<string | number | null>("target column by name or number", { otherwise: "the last" }),
  drop: anyValue<Columns>("columns to leave out", { fallback: [] }),
  index: anyValue<"auto" | "none" | Columns>("column of row names, left out; none keeps all", {
    fallback: "auto",
  }),
  missing: oneOf("a missing number becomes the column's mean, or is an error", ["mean", "error"], {
    otherwise: "`mean` to learn, `error` to measure",
  }),
  purpose: oneOf("what the numbers are for", ["learn", "measure"], { fallback: "learn" }),
});

/** Options of what a data argument loads, in the order in which they act. */
export const loadOptions = Object.freeze({
  xKey: anyValue<string>("name of the samples in a file of several arrays", {
    otherwise: defaultKeys.x.join(", "),
  }),
  yKey: anyValue<string>("name of the labels there", { otherwise: defaultKeys.y.join(", ") }),
  classes: anyValue<Columns>("only these classes, as the data names them"),
  minPerClass: integer("leave out classes of fewer rows", 1),
  perClass: integer("first m rows of every class", 1),
  limit: csvOptions.limit,
  testFraction,
  seed: seedOption(),
  dtype,
  scale: positive("divide every number by s, as in 255"),
  standardise: yesNo("columns to mean 0 and population deviation 1", false),
  unitNorm: yesNo("rows to length 1", false),
});

/** Options of a download. */
export const downloadOptions = Object.freeze({
  stallMs: positive("time without a byte after which a mirror is given up", { fallback: 30_000, unit: "ms" }),
});

/** Options of the writer of .npz files. */
export const npzOptions = Object.freeze({ compress: yesNo("deflate the arrays", false) });
