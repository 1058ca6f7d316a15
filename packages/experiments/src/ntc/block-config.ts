import { z } from "zod";

/** The blocks of a kernel as config keys: its diagonal, its entries within classes and between them. */
export const blocksSchema = z
  .object({
    diagonal: z.number().default(1).describe("Entries k(x, x)."),
    within: z.number().default(0.5).describe("Entries for two samples of one class."),
    between: z.number().default(0.2).describe("Entries for samples of two classes."),
  })
  .prefault({})
  .describe("Blocks of the feature kernel κ.");

/** Classes, samples a class and features. */
export const sizeKeys = {
  classes: z.int().min(2).default(4).describe("Number of classes C."),
  perClass: z.int().min(2).default(6).describe("Samples m of each class."),
  features: z.int().min(2).default(9).describe("Feature dimension p, at least C."),
};

/** Labels class by class. */
export function orderedLabels(classes: number, perClass: number): number[] {
  return Array.from({ length: classes * perClass }, (_, i) => Math.floor(i / perClass));
}

/** A number for a sentence. */
export function short(value: number): string {
  return Math.abs(value) >= 1e-3 && Math.abs(value) < 1e4 ? value.toPrecision(4) : value.toExponential(2);
}
