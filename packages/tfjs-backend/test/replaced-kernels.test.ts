import { readdirSync, readFileSync } from "node:fs";
import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { registerCollapsarBackend } from "../src/index.js";

it("every kernel that the backend replaces is tested in this folder", () => {
  registerCollapsarBackend();
  const stock = new Map(tf.getKernelsForBackend("cpu").map((one) => [one.kernelName, one.kernelFunc]));
  const replaced = tf
    .getKernelsForBackend("collapsar")
    .filter(({ kernelName, kernelFunc }) => stock.get(kernelName) !== kernelFunc)
    .map(({ kernelName }) => kernelName)
    .sort();
  expect(replaced).toEqual([
    "Add",
    "AddN",
    "AvgPool",
    "AvgPool3DGrad",
    "AvgPoolGrad",
    "BatchMatMul",
    "Concat",
    "Conv2D",
    "Conv2DBackpropFilter",
    "Conv2DBackpropInput",
    "DepthwiseConv2dNative",
    "Erf",
    "Exp",
    "FusedBatchNorm",
    "FusedConv2D",
    "MaxPool",
    "MaxPoolGrad",
    "Mean",
    "Multiply",
    "Neg",
    "PadV2",
    "RealDiv",
    "Relu",
    "Rsqrt",
    "Slice",
    "SplitV",
    "Sqrt",
    "Square",
    "SquaredDifference",
    "Step",
    "Sub",
    "Sum",
    "Tanh",
    "Transpose",
    "_FusedMatMul",
  ]);
  const folder = new URL("./", import.meta.url);
  const tests = readdirSync(folder)
    .filter((name) => name.endsWith(".test.ts") && name !== "replaced-kernels.test.ts")
    .map((name) => readFileSync(new URL(name, folder), "utf8"))
    .join("\n");
  expect(replaced.filter((name) => !tests.includes(`"${name}"`))).toEqual([]);
});
