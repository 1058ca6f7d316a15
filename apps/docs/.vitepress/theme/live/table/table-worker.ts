/** Fits dropped tables off the page's thread and keeps the model for predictions; nothing leaves the page. */
import { type RfmModel, saveModel } from "@collapsar/rfm";
import type { DroppedFile } from "../dropped-file.js";
import { type FittedTable, fitTable, predictTable, type TableSettings } from "./table-fit.js";
import { type SampleName, sampleTable } from "./table-samples.js";

export type TableRequest =
  | { readonly kind: "fit"; readonly file: DroppedFile | SampleName; readonly settings: TableSettings }
  | { readonly kind: "predict"; readonly file: DroppedFile }
  | { readonly kind: "save" };

export type TableReply =
  | { readonly kind: "progress"; readonly text: string }
  | { readonly kind: "fitted"; readonly shown: FittedTable; readonly milliseconds: number }
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "error"; readonly message: string };

const scope = self as unknown as {
  onmessage: (event: MessageEvent<TableRequest>) => void;
  postMessage(reply: TableReply): void;
};
let model: RfmModel | undefined;

async function answer(request: TableRequest): Promise<TableReply> {
  if (request.kind === "fit") {
    const started = performance.now();
    const file = typeof request.file === "string" ? sampleTable(request.file) : request.file;
    const fitted = await fitTable(file, request.settings, {
      onLearner: (text) => scope.postMessage({ kind: "progress", text }),
    });
    model = fitted.model;
    return { kind: "fitted", shown: fitted.shown, milliseconds: performance.now() - started };
  }
  if (model === undefined) throw new Error("fit a table first");
  if (request.kind === "save") return { kind: "file", name: "model.rfm", bytes: saveModel(model) };
  const text = await predictTable(model, request.file);
  const name = `${request.file.name.replace(/\.\w+$/, "")}-predictions.csv`;
  return { kind: "file", name, bytes: new TextEncoder().encode(text) };
}

scope.onmessage = ({ data }) => {
  answer(data)
    .catch(
      (error: unknown): TableReply => ({
        kind: "error",
        message: error instanceof Error ? error.message : String(error),
      }),
    )
    .then((reply) => scope.postMessage(reply));
};
