import { UsageError } from "../../contract/errors.js";

/** A tensor as a runtime takes and gives it. */
interface RuntimeTensor {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number>;
}

/** A model that is ready to compute. */
export interface Session {
  readonly runtime: string;
  run(
    input: string,
    data: Float32Array | Float64Array,
    dims: readonly number[],
  ): Promise<Record<string, RuntimeTensor>>;
  close(): Promise<void>;
}

/** What both packages of onnxruntime have in common. */
interface Runtime {
  readonly env: { readonly wasm: { numThreads?: number }; logLevel?: string };
  readonly Tensor: new (
    type: string,
    data: Float32Array | Float64Array,
    dims: readonly number[],
  ) => RuntimeTensor;
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options?: object,
    ): Promise<{
      run(feeds: Record<string, RuntimeTensor>): Promise<Record<string, RuntimeTensor>>;
      release(): Promise<void>;
    }>;
  };
}

async function load(name: string): Promise<Runtime | undefined> {
  try {
    const found = (await import(name)) as Runtime & { default?: Runtime };
    return found.InferenceSession === undefined ? found.default : found;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw new UsageError(`${name} is installed and does not load: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** onnxruntime's own kernels where the user has them, else its WebAssembly. */
async function installed(): Promise<{ name: string; runtime: Runtime }> {
  for (const name of ["onnxruntime-node", "onnxruntime-web"]) {
    const runtime = await load(name);
    if (runtime !== undefined) return { name, runtime };
  }
  throw new UsageError(
    "features: needs onnxruntime, which is not installed; install it with npm install onnxruntime-web, or onnxruntime-node, which is faster",
  );
}

/** Opens a model; what the runtime refuses is said with its own words. */
export async function openSession(model: Uint8Array): Promise<Session> {
  const { name, runtime } = await installed();
  runtime.env.logLevel = "error";
  if (name === "onnxruntime-web") runtime.env.wasm.numThreads = 1;
  const providers = { executionProviders: [name === "onnxruntime-web" ? "wasm" : "cpu"] };
  const refused = (error: unknown) =>
    new UsageError(`${name} refuses the model: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  const session = await runtime.InferenceSession.create(model, providers).catch((error: unknown) => {
    throw refused(error);
  });
  return {
    runtime: name,
    run: (input, data, dims) => {
      const type = data instanceof Float64Array ? "float64" : "float32";
      return session.run({ [input]: new runtime.Tensor(type, data, dims) }).catch((error: unknown) => {
        throw refused(error);
      });
    },
    close: () => session.release(),
  };
}
