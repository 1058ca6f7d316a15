import type { Command } from "../../contract/command.js";
import { featuresFlags } from "./flags.js";

export const features: Command = {
  name: "features",
  about: "Features of a given ONNX model, layer by layer, as metrics reads them.",
  arguments: [
    { name: "model.onnx", kind: "input" },
    { name: "data", kind: "data" },
  ],
  flags: featuresFlags,
  examples: [
    [
      "features model.onnx mnist:DIR:test --scale 255 --layer /Relu_3 --to test.npz",
      "one layer, then: metrics test.npz",
    ],
    [
      "features model.onnx images.npz --layer block1,block2 --to layers.npz",
      "two layers: metrics layers.npz --x-key block1,block2",
    ],
    ["features model.onnx digits", "lists the layers of the model"],
  ],
  load: () => import("./run.js"),
};
