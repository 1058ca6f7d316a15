import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CheckpointStore } from "@collapsar/experiments";
import { writeAtomic } from "../atomic-file.js";

/** The checkpoint of a trial in the folder of its run. */
export function checkpointFile(folder: string, hash: string): CheckpointStore & { remove(): void } {
  const path = join(folder, "checkpoints", `${hash}.safetensors`);
  return {
    read: () => (existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined),
    write: (bytes) => writeAtomic(path, bytes),
    remove: () => rmSync(path, { force: true }),
  };
}
