/** onnxruntime's WebAssembly as files of this site: loaded when a model was dropped, from nowhere else. */
import { type OnnxSession, openOnnx } from "@collapsar/datasets/parts";
import * as runtime from "onnxruntime-web/wasm";
// the package names no door to these two
import glue from "../../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.mjs?url";
import wasm from "../../../../node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm?url";

export function openModel(model: Uint8Array): Promise<OnnxSession> {
  const here = (url: string) => new URL(url, self.location.href).href;
  runtime.env.wasm.wasmPaths = { mjs: here(glue), wasm: here(wasm) };
  return openOnnx(runtime, "onnxruntime-web", model);
}
