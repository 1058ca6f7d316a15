import { parentPort, workerData } from "node:worker_threads";
import { errorRecord } from "@collapsar/linalg/check";
import { fitLeaf, type LeafJob } from "@collapsar/rfm/parts";
import { knownError } from "../../../contract/failure.js";
import { useBackend } from "../../../machine/backend.js";
import type { LeafMessage, LeafWorkerData } from "./leaf-pool.js";

const { backend, growth } = workerData as LeafWorkerData;
// one thread each: the leaves are the parallel work
const ready = useBackend(backend, 1);

function post(message: LeafMessage): void {
  parentPort!.postMessage(message);
}

parentPort!.on("message", async (job: LeafJob) => {
  try {
    await ready;
    post({ leaf: fitLeaf(job, growth) });
  } catch (error) {
    post({ error: errorRecord(knownError(error)) });
  }
});
