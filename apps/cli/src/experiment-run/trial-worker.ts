import { parentPort, workerData } from "node:worker_threads";
import { runTask, type TrialTask } from "@collapsar/experiments";
import { useBackend } from "../backend.js";
import type { TrialMessage, TrialWorkerData } from "./trial-pool.js";

const { backend, threads } = workerData as TrialWorkerData;
const ready = useBackend(backend, threads);

function post(message: TrialMessage): void {
  parentPort!.postMessage(message);
}

parentPort!.on("message", async (task: TrialTask) => {
  try {
    await ready;
    const rows = await runTask(task, {
      progress: (fraction, message) => post({ type: "progress", fraction, message }),
    });
    post({ type: "rows", rows });
  } catch (error) {
    const { name, message, stack } = error as Error;
    post({ type: "error", name, message, stack });
  }
});
