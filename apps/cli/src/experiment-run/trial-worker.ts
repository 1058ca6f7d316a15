import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { TaskContext, TrialTask } from "@collapsar/experiments";
import { runTask } from "@collapsar/experiments/parts";
import { errorRecord } from "@collapsar/linalg/check";
import { knownError } from "../contract/failure.js";
import { writeAtomic } from "../files/atomic-file.js";
import { useBackend } from "../machine/backend.js";
import { checkpointFile } from "./checkpoint-file.js";
import { ownExperiment } from "./own-experiment.js";
import type { TrialMessage, TrialWorkerData } from "./trial-pool.js";

const { backend, threads, folder, alone, module } = workerData as TrialWorkerData;
const ready = useBackend(backend, threads);
const own = module === undefined ? undefined : ownExperiment(module);
own?.catch(() => {});

function post(message: TrialMessage): void {
  parentPort!.postMessage(message);
}

parentPort!.on("message", async (task: TrialTask) => {
  try {
    await ready;
    const checkpoint = checkpointFile(folder, task.hash);
    const context: TaskContext = {
      checkpoint,
      keep: (name, bytes) =>
        writeAtomic(join(folder, alone ? name : `${task.hash.slice(0, 8)}-${name}`), bytes),
      progress: (fraction, message) => post({ type: "progress", fraction, message }),
    };
    const rows = await runTask(task, context, await own);
    checkpoint.remove();
    post({ type: "rows", rows });
  } catch (error) {
    post({ type: "error", error: errorRecord(knownError(error)) });
  }
});
