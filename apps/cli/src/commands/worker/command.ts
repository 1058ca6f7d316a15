import type { Command } from "../../contract/command.js";
import { workerFlags } from "./flags.js";

export const worker: Command = {
  name: "worker",
  about: "Take trials of runs that wait on a Redis server (run … --engine bullmq), until it is stopped.",
  arguments: [],
  flags: workerFlags,
  examples: [
    ["worker --redis redis://:secret@10.0.0.5:6379", "one trial at a time, of every run that is there"],
    ["worker --redis rediss://:secret@queue.example:6380 --concurrency 4", "over TLS, four at once"],
  ],
  load: () => import("./run.js"),
};
