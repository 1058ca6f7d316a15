import { figureFile, group, inputFile, type OptionsOf, text, valued } from "../../../contract/flags.js";
import { positiveInteger } from "../../../contract/values.js";

export const explainFlags = group("Explanation options:", {
  top: valued("<n>", "columns and directions to show", positiveInteger, { fallback: 20 }),
  partial: text("<columns>", "mean prediction as these columns move"),
  rows: inputFile("<table>", "why these rows are predicted as they are: slopes, column by column"),
  figure: figureFile("draw the importance as .svg or .png"),
});

export type ExplainFlags = OptionsOf<typeof explainFlags>;
