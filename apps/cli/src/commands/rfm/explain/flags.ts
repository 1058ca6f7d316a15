import { figureFile, group, text, valued } from "../../../contract/flags.js";
import { positiveInteger } from "../../../contract/values.js";

export const explainFlags = group("Explanation options:", {
  top: valued("<n>", "columns and directions to show", positiveInteger, { fallback: 20 }),
  partial: text("<columns>", "mean prediction as these columns move"),
  figure: figureFile("draw the importance as .svg or .png"),
});
