import { anyValue, integer, oneOf, yesNo } from "@collapsar/linalg/check";

/** Options of a figure as SVG: ranges, defaults and sentences, here alone. */
export const renderOptions = Object.freeze({
  width: anyValue<number>("width in pixels, at least 200; below 480 laid out for a phone", { fallback: 640 }),
  theme: oneOf("colours, or whose choice they are", ["light", "dark", "auto", "page"], { fallback: "auto" }),
  showTitle: yesNo("draw title and subtitle, which a page may show itself", true),
});

/** Options of a matrix as PNG. */
export const matrixPngOptions = Object.freeze({
  range: anyValue<readonly [number, number]>("values of the first and the last colour", {
    otherwise: "the least and the largest, symmetric about 0 for diverging colours",
  }),
  colours: oneOf("which way the colours run", ["diverging", "sequential"], {
    otherwise: "diverging where entries have both signs",
  }),
  maxSide: integer("largest side; a larger matrix is averaged over cells", 1, {
    fallback: 320,
    unit: "pixels",
  }),
});
