import { digits, perClass } from "@collapsar/datasets";
import type { Matrix } from "@collapsar/linalg";
import { scale } from "@collapsar/linalg/parts";
import { z } from "zod";

/** Settings of the demo; the defaults are those of `npm start`. */
export const demoSchema = z.object({
  compareRows: z
    .int()
    .min(4)
    .max(80)
    .default(20)
    .describe("training rows of each class, and as many test rows, on which the explanations are compared"),
  compareSteps: z.int().min(20).default(1000).describe("steps of the networks that they are held against"),
  perClass: z
    .number()
    .int()
    .min(2)
    .max(170)
    .default(100)
    .describe(
      "digits of each class, the first in the file's order; the block dynamics need balanced classes",
    ),
  depth: z.number().int().min(1).max(30).default(6).describe("layers of the Deep RFM"),
  width: z.number().int().min(2).max(8192).default(512).describe("random ReLU features of each layer"),
  kernelDepth: z.number().int().min(2).max(30).default(6).describe("largest depth of the infinite networks"),
  dynamicsDepth: z
    .number()
    .int()
    .min(2)
    .max(30)
    .default(3)
    .describe("depth of the infinite network whose kernel gives the blocks of the dynamics"),
  epochs: z.number().int().min(2).max(1000).default(40).describe("epochs of the small network"),
  features: z.number().int().min(10).max(512).default(32).describe("feature dimension p of the dynamics"),
});

export const CLASSES = 10;

/** Digits in balanced classes, in the order of their classes. */
export function demoDigits(count: number): { X: Matrix; y: Int32Array } {
  const { X, y } = perClass(digits(), count);
  const order = Array.from(y.keys()).sort((a, b) => y[a]! - y[b]! || a - b);
  const data = new Float64Array(X.rows * X.cols);
  order.forEach((row, i) => {
    data.set(X.data.subarray(row * X.cols, (row + 1) * X.cols), i * X.cols);
  });
  return { X: { rows: X.rows, cols: X.cols, data }, y: Int32Array.from(order, (row) => y[row]!) };
}

/** Grey values 0–16 as 0–1. */
export const inUnits = (X: Matrix): Matrix => scale(X, 1 / 16);
