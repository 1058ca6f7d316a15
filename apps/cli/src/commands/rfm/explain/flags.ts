import { group, type OptionsOf, outputFile, text, valued } from "../../../contract/flags.js";
import { positiveInteger } from "../../../contract/values.js";

export const explainFlags = group("Explanation options:", {
  top: valued("<n>", "columns and directions to show", positiveInteger, { fallback: 20 }),
  partial: text("<columns>", "mean prediction as these columns move"),
  figure: outputFile("<file>", "draw the importance as .svg"),
});

export type ExplainOptions = OptionsOf<typeof explainFlags>;
