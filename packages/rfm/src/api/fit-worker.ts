import { setBackend } from "@collapsar/linalg";
import { errorRecord } from "@collapsar/linalg/check";
import { fitModel } from "../model/fit-model.js";
import type { FitReply, FitRequest } from "./fit-message.js";

interface Port {
  postMessage(message: FitReply): void;
  on?(event: "message", listener: (request: FitRequest) => void): void;
  onmessage?: (((event: { data: FitRequest }) => void) | null) | undefined;
}

/** The way to the thread that asks: of Node's worker, or of the browser's. */
function port(): Port {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (id: string) => { parentPort: Port | null } | undefined };
  };
  return process?.getBuiltinModule?.("node:worker_threads")?.parentPort ?? (globalThis as unknown as Port);
}

/** The backend of the asking thread; the name keeps the native door out of bundles for browsers. */
async function useNative(): Promise<void> {
  const door = "@collapsar/linalg/native";
  const { loadNative } = (await import(/* @vite-ignore */ door)) as typeof import("@collapsar/linalg/native");
  setBackend(await loadNative());
  setBackend("auto");
}

const asking = port();

async function answer({ data, options, native }: FitRequest): Promise<void> {
  try {
    if (native) await useNative();
    const onProgress = (progress: Extract<FitReply, { type: "progress" }>["progress"]) =>
      asking.postMessage({ type: "progress", progress });
    asking.postMessage({ type: "model", model: fitModel(data, { ...options, onProgress }).model });
  } catch (error) {
    asking.postMessage({ type: "failed", error: errorRecord(error) });
  }
}

if (asking.on !== undefined) asking.on("message", (request) => void answer(request));
else asking.onmessage = ({ data }) => void answer(data);
asking.postMessage({ type: "ready" });
