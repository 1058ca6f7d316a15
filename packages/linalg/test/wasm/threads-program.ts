// A program by itself: the main thread and two workers each compute with their own threads, then it must end.
import { setTimeout as sleep } from "node:timers/promises";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { createWasmBackend } from "../../src/backends/wasm/backend.js";
import { everyOperation } from "./operations.js";

function fingerprint(): number[] {
  const wasm = createWasmBackend({ threads: 2 });
  everyOperation(wasm);
  return Object.values(everyOperation(wasm)).map((x) => x.reduce((sum, value) => sum + value, 0));
}

/** Workers know no TypeScript until they are told. */
const START = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${JSON.stringify(import.meta.url)}); });`;

if (isMainThread) {
  const others = [0, 1].map(
    () =>
      new Promise<number[]>((resolve, reject) => {
        new Worker(START, { eval: true }).on("message", resolve).on("error", reject);
      }),
  );
  const own = fingerprint();
  const all = [own, ...(await Promise.all(others))];
  await sleep(100);
  const before = process.cpuUsage();
  await sleep(500);
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(JSON.stringify({ all, idle: (user + system) / 1000 }));
} else {
  parentPort?.postMessage(fingerprint());
}
