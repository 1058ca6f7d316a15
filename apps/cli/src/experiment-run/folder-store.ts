import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunStore } from "@collapsar/experiments";
import { appendLines, writeAtomic } from "../files/atomic-file.js";
import { claimRun } from "../files/guarded-files.js";

/** A run directory on the disk: files are replaced as a whole, rows are appended. */
export function folderStore(folder: string): RunStore {
  claimRun(folder);
  return {
    write: (name, content) => writeAtomic(join(folder, name), content),
    append: (name, text) => appendLines(join(folder, name), text),
    read(name) {
      const path = join(folder, name);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    },
  };
}
