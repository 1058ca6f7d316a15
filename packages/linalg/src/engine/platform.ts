import type { Setup } from "./serve.js";
import { WORKER_SOURCE } from "./worker.generated.js";

interface NodeWorker {
  unref(): void;
  on(event: "error", listener: () => void): void;
}
interface NodeModules {
  "node:worker_threads": { Worker: new (source: string, options: object) => NodeWorker };
  "node:os": { availableParallelism(): number };
  "node:module": { createRequire(from: string): { resolve(id: string): string } };
}

/** A built-in module of Node, asked for in a way that no bundler sees. */
function builtin<Id extends keyof NodeModules>(id: Id): NodeModules[Id] | undefined {
  const { process } = globalThis as {
    process?: { versions?: { node?: string }; getBuiltinModule?: (id: Id) => NodeModules[Id] | undefined };
  };
  return process?.versions?.node ? process.getBuiltinModule?.(id) : undefined;
}

/** Processors that this program may use. */
export function processors(): number {
  const nodeOs = builtin("node:os");
  if (nodeOs) return nodeOs.availableParallelism();
  return (globalThis as { navigator?: { hardwareConcurrency?: number } }).navigator?.hardwareConcurrency ?? 1;
}

/** Where koffi is installed, for workers to load once the program has loaded it; null where there is none. */
export function koffiFile(): string | null {
  try {
    return (
      builtin("node:module")
        ?.createRequire(import.meta.url)
        .resolve("koffi") ?? null
    );
  } catch {
    return null;
  }
}

/** Whether workers can share memory with this thread: Node, or a cross-origin isolated page. */
export function canShareWithWorkers(): boolean {
  if (typeof SharedArrayBuffer !== "function") return false;
  if (builtin("node:worker_threads")) return true;
  return (
    (globalThis as { crossOriginIsolated?: boolean }).crossOriginIsolated === true &&
    typeof Worker === "function"
  );
}

/** Whether this thread may block (not the main thread of a page). */
export function canBlock(words: Int32Array): boolean {
  try {
    Atomics.wait(words, 0, Atomics.load(words, 0) + 1, 0);
    return true;
  } catch {
    return false;
  }
}

/** Starts one worker that never keeps the program alive; false where the platform refuses. */
export function startWorker(setup: Setup): boolean {
  try {
    const threads = builtin("node:worker_threads");
    if (threads) {
      const source = `${WORKER_SOURCE}\nserve(require("node:worker_threads").workerData, require);`;
      // Without a prototype: no option may come from what someone wrote into Object.prototype.
      const options = { eval: true, workerData: setup, execArgv: [], env: {}, name: "linalg" };
      const worker = new threads.Worker(source, Object.assign(Object.create(null), options));
      worker.on("error", () => {});
      worker.unref();
    } else {
      const source = `${WORKER_SOURCE}\nonmessage = (event) => serve(event.data);`;
      const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      new Worker(url).postMessage(setup);
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    }
    return true;
  } catch {
    return false;
  }
}
