import { type OnnxRuntime, type OnnxSession, openOnnx } from "@collapsar/datasets/parts";
import { UsageError } from "../../contract/errors.js";

const packages = ["onnxruntime-node", "onnxruntime-web"] as const;

async function load(name: string): Promise<OnnxRuntime | undefined> {
  try {
    const found = (await import(name)) as OnnxRuntime & { default?: OnnxRuntime };
    return found.InferenceSession === undefined ? found.default : found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw new UsageError(`${name} is installed and does not load: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Opens a model by onnxruntime's own kernels where the user has them, else by its WebAssembly. */
export async function openSession(model: Uint8Array): Promise<OnnxSession> {
  for (const name of packages) {
    const runtime = await load(name);
    if (runtime !== undefined) return openOnnx(runtime, name, model);
  }
  throw new UsageError(
    "features: needs onnxruntime, which is not installed; install it with npm install " +
      "onnxruntime-web, or onnxruntime-node, which is faster",
  );
}
