/** Measures dropped files off the page's thread; nothing of them leaves the page. */
import type { DroppedFile } from "../dropped-file.js";
import { type MeasuredFile, measureFiles } from "./measure.js";
import type { OpenModel } from "./measure-model.js";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<readonly DroppedFile[]>) => void;
  postMessage(message: MeasuredFile | "done"): void;
};

const openModel: OpenModel = async (model) => (await import("./onnx-runtime.js")).openModel(model);

scope.onmessage = async ({ data }) => {
  for await (const row of measureFiles(data, openModel)) scope.postMessage(row);
  scope.postMessage("done");
};
