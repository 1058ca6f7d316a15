import { existsSync, readdirSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readBytes } from "@collapsar/datasets/node";
import type { CheckpointStore } from "@collapsar/experiments";
import { writeAtomic } from "../files/atomic-file.js";

/** The checkpoint of a trial in the folder of its run. */
export function checkpointFile(folder: string, hash: string): CheckpointStore & { remove(): void } {
  const shelf = join(folder, "checkpoints");
  const path = join(shelf, `${hash}.safetensors`);
  return {
    name: path,
    read: () => (existsSync(path) ? readBytes(path) : undefined),
    write: (bytes) => writeAtomic(path, bytes),
    remove() {
      for (const file of filesOf(shelf, hash)) rmSync(join(shelf, file), { force: true });
      // the last trial of a run takes the empty folder with it
      if (existsSync(shelf) && readdirSync(shelf).length === 0) removeEmpty(shelf);
    },
  };
}

/** A trial's checkpoint, and the unfinished writes that killed processes left beside it. */
function filesOf(shelf: string, hash: string): string[] {
  return existsSync(shelf) ? readdirSync(shelf).filter((file) => file.startsWith(`${hash}.`)) : [];
}

/** Another trial may have put its checkpoint there in the meantime, and then the folder stays. */
function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOTEMPTY" && code !== "ENOENT") throw error;
  }
}
