import { seedOption } from "@collapsar/linalg/check";

/** Options of a run: ranges, defaults and sentences, here alone. */
export const runOptions = Object.freeze({ seed: seedOption() });
