/** Measures dropped files off the page's thread; nothing of them leaves the page. */
import type { DroppedFile } from "./dropped-file.js";
import { type MeasuredFile, measureFiles } from "./measure.js";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<readonly DroppedFile[]>) => void;
  postMessage(message: MeasuredFile | "done"): void;
};

scope.onmessage = async ({ data }) => {
  for await (const row of measureFiles(data)) scope.postMessage(row);
  scope.postMessage("done");
};
