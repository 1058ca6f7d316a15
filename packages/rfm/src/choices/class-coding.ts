/** How classes become regression targets. */
export type ClassCoding = "one-hot" | "plus-minus" | "prevalence";

/** All codings, for checks and help texts. */
export const classCodings: readonly ClassCoding[] = ["one-hot", "plus-minus", "prevalence"];
