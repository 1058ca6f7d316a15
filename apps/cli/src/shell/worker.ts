import { parentPort, workerData } from "node:worker_threads";
import type { CommandRequest, WorkerMessage } from "../contract/request.js";
import { watchWriting } from "../files/temporary-files.js";
import { perform } from "./perform.js";

const post = (message: WorkerMessage): void => parentPort!.postMessage(message);

watchWriting((paths) => post({ type: "writing", paths }));
void perform(workerData as CommandRequest, post);
