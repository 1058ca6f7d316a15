declare module "onnxruntime-web/wasm" {
  import type { OnnxRuntime } from "@collapsar/datasets/parts";
  export const env: OnnxRuntime["env"] & { readonly wasm: { wasmPaths?: { mjs: string; wasm: string } } };
  export const Tensor: OnnxRuntime["Tensor"];
  export const InferenceSession: OnnxRuntime["InferenceSession"];
}
