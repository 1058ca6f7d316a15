/** A bandwidth L: a number, the median distance of each round, or a multiple of it. */
export type Bandwidth = number | "auto" | { readonly adapted: number };
