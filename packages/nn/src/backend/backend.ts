import { getBackend, InputError } from "@collapsar/linalg";
import { checkOneOf, ownOptions } from "@collapsar/linalg/check";
import { registerCollapsarBackend, registerConvFilterGradient } from "@collapsar/tfjs-backend";
import * as tf from "@tensorflow/tfjs";
import { setThreadsCount } from "@tensorflow/tfjs-backend-wasm";
import { backendOptions } from "../options.js";
import { firstLine, importNative, nativeAbsence } from "./tfjs-node.js";

/** Backends of TensorFlow.js in the order in which they are tried. */
export const tensorflowBackends = ["tensorflow", "webgpu", "webgl", "collapsar", "wasm", "cpu"] as const;

/** A backend of TensorFlow.js. */
export type TensorflowBackend = (typeof tensorflowBackends)[number];

/** The backend in use, and for each one that was tried the reason why it is not. */
export interface TensorflowReport {
  readonly backend: TensorflowBackend;
  readonly version: string;
  readonly available: readonly {
    readonly backend: TensorflowBackend;
    readonly ok: boolean;
    readonly reason?: string | undefined;
  }[];
  /** The library that computes backend `collapsar`'s convolutions, or why it is WebAssembly. */
  readonly convolutions?: { readonly library: string } | { readonly reason: string } | undefined;
}

/**
 * Chooses a backend of TensorFlow.js: the one that is asked for, or the first that loads — in Node the native
 * `@tensorflow/tfjs-node`, then `collapsar` (this package's own, over linalg), wasm, cpu; in browsers webgpu and
 * webgl come first.
 *
 * @throws InputError if the backend that is asked for does not load, with the reason
 */
export async function useTensorflow(
  wanted: TensorflowBackend | "auto" = "auto",
  options: { readonly threads?: number | undefined } = {},
): Promise<TensorflowReport> {
  checkOneOf("useTensorflow", "backend", wanted, ["auto", ...tensorflowBackends]);
  const { threads } = ownOptions("useTensorflow", backendOptions, options);
  tf.enableProdMode();
  if (threads !== undefined) setThreadsCount(threads);
  const inNode = nodeVersion() !== undefined;
  const order = wanted === "auto" ? tensorflowBackends.filter((name) => suits(name, inNode)) : [wanted];
  const available: { backend: TensorflowBackend; ok: boolean; reason?: string }[] = [];
  for (const backend of order) {
    const reason = await tryBackend(backend);
    available.push(reason === undefined ? { backend, ok: true } : { backend, ok: false, reason });
    if (reason === undefined) {
      const convolutions = backend === "collapsar" && inNode ? await machineConvolutions() : undefined;
      return { backend, version: tf.version_core, available, convolutions };
    }
  }
  const reasons = available.map(({ backend, reason }) => `${backend}: ${reason}`).join("; ");
  throw new InputError({
    fn: "useTensorflow",
    requirement: "a backend that loads is needed",
    received: reasons,
  });
}

/**
 * Takes oneDNN for convolutions where linalg computes by the machine's BLAS; where it does not, nothing of the
 * machine's is used.
 */
async function machineConvolutions(): Promise<NonNullable<TensorflowReport["convolutions"]>> {
  const [first] = getBackend().uses;
  if (first?.name !== "native") return { reason: "linalg's native backend is not in force" };
  // A variable, so that bundlers leave alone what only Node has.
  const name = "@collapsar/tfjs-backend/native";
  const { loadOneDnn } = (await import(/* @vite-ignore */ name)) as {
    loadOneDnn: (options: { threads?: number | undefined }) => string;
  };
  try {
    return { library: loadOneDnn({ threads: (first as { threads?: number }).threads }) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { reason: error.message };
  }
}

function suits(backend: TensorflowBackend, inNode: boolean): boolean {
  return inNode ? backend !== "webgpu" && backend !== "webgl" : backend !== "tensorflow";
}

/** Returns why the backend cannot be used, or undefined where it can. */
async function tryBackend(backend: TensorflowBackend): Promise<string | undefined> {
  try {
    if (backend === "tensorflow") await importNative();
    if (backend === "collapsar") registerCollapsarBackend();
    if (!(await tf.setBackend(backend))) return "it did not initialise on this platform";
    await tf.ready();
    if (backend === "wasm") registerConvFilterGradient("wasm");
    return undefined;
  } catch (error) {
    return backend === "tensorflow" ? nativeAbsence(error) : firstLine(error);
  }
}

function nodeVersion(): string | undefined {
  return (globalThis as { process?: { versions?: { node?: string } } }).process?.versions?.node;
}
