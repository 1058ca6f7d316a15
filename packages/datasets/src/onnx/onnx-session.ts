import { InputError } from "@collapsar/linalg";
import { checkBytes, checkObject, checkOneOf } from "@collapsar/linalg/check";

/** A tensor as a runtime takes and gives it. */
export interface OnnxTensor {
  /** As onnxruntime calls it: "float32", "int64". */
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A model that is ready to compute. */
export interface OnnxSession {
  readonly runtime: string;
  run(
    input: string,
    data: Float32Array | Float64Array,
    dims: readonly number[],
  ): Promise<Readonly<Record<string, OnnxTensor>>>;
  close(): Promise<void>;
}

/** Common interface of the onnxruntime packages, so that none is a dependency. */
export interface OnnxRuntime {
  readonly env: { readonly wasm: { numThreads?: number }; logLevel?: string };
  readonly Tensor: new (
    type: string,
    data: Float32Array | Float64Array,
    dims: readonly number[],
  ) => OnnxTensor;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options?: object,
    ): Promise<{
      run(feeds: Record<string, OnnxTensor>): Promise<Record<string, OnnxTensor>>;
      release(): Promise<void>;
    }>;
  };
}

/**
 * Opens a model in a runtime of that name; its WebAssembly runs on one thread.
 *
 * @throws InputError with the runtime's own words where it refuses the model, here and in each run
 */
export async function openOnnx(
  runtime: OnnxRuntime,
  name: "onnxruntime-node" | "onnxruntime-web",
  model: Uint8Array,
): Promise<OnnxSession> {
  const { env, InferenceSession } = (runtime ?? {}) as Partial<OnnxRuntime>;
  checkObject("openOnnx", "runtime.env", env);
  if (InferenceSession === undefined) checkObject("openOnnx", "runtime.InferenceSession", InferenceSession);
  checkOneOf("openOnnx", "name", name, ["onnxruntime-node", "onnxruntime-web"]);
  checkBytes("openOnnx", "model", model);
  const web = name === "onnxruntime-web";
  runtime.env.logLevel = "error";
  if (web) runtime.env.wasm.numThreads = 1;
  const refuse = (error: unknown): never => {
    const words = error instanceof Error ? error.message : String(error);
    throw new InputError({ requirement: `${name} refuses the model: ${words}` }, { cause: error });
  };
  const providers = { executionProviders: [web ? "wasm" : "cpu"] };
  const session = await runtime.InferenceSession.create(model, providers).catch(refuse);
  return {
    runtime: name,
    run: (input, data, dims) => {
      const type = data instanceof Float64Array ? "float64" : "float32";
      return session.run({ [input]: new runtime.Tensor(type, data, dims) }).catch(refuse);
    },
    close: () => session.release(),
  };
}
