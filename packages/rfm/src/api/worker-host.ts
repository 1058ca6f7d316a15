import type { FitReply, FitRequest } from "./fit-message.js";

/** A worker of Node or of the browser, seen alike. */
export interface WorkerHost {
  post(request: FitRequest): void;
  listen(onReply: (reply: FitReply) => void, onBroken: () => void): void;
  end(): void;
}

interface NodeWorker {
  postMessage(message: unknown): void;
  on(event: "message" | "error", listener: (value: never) => void): void;
  terminate(): Promise<number>;
}
interface NodeThreads {
  readonly Worker: new (url: URL, options: object) => NodeWorker;
}

/** Node's threads, asked for in a way that no bundler sees. */
function nodeThreads(): NodeThreads | undefined {
  const { process } = globalThis as {
    process?: { versions?: { node?: string }; getBuiltinModule?: (id: string) => NodeThreads | undefined };
  };
  return process?.versions?.node ? process.getBuiltinModule?.("node:worker_threads") : undefined;
}

function nodeHost({ Worker }: NodeThreads): WorkerHost {
  const worker = new Worker(new URL("./fit-worker.js", import.meta.url), { execArgv: [], name: "rfm fit" });
  return {
    post: (request) => worker.postMessage(request),
    listen(onReply, onBroken) {
      worker.on("message", onReply as (value: never) => void);
      worker.on("error", onBroken);
    },
    end: () => void worker.terminate(),
  };
}

function browserHost(): WorkerHost {
  const worker = new Worker(new URL("./fit-worker.js", import.meta.url), { type: "module" });
  return {
    post: (request) => worker.postMessage(request),
    listen(onReply, onBroken) {
      worker.onmessage = ({ data }: MessageEvent<FitReply>) => onReply(data);
      worker.onerror = onBroken;
    },
    end: () => worker.terminate(),
  };
}

/** Starts a fitting worker; undefined where the platform has none. */
export function startFitWorker(): WorkerHost | undefined {
  try {
    const threads = nodeThreads();
    if (threads !== undefined) return nodeHost(threads);
    return typeof Worker === "function" ? browserHost() : undefined;
  } catch {
    return undefined;
  }
}
