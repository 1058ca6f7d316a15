import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunStore } from "@collapsar/experiments";
import { runFiles } from "@collapsar/experiments/parts";
import { appendLines, writeAtomic } from "../files/atomic-file.js";
import { checkPlaces } from "../files/check-outputs.js";
import { claimRun } from "../files/guarded-files.js";
import { readText } from "../files/read-text.js";

/** A run directory on the disk: files are replaced as a whole, rows are appended. */
export function folderStore(folder: string): RunStore {
  claimRun(folder);
  const { record, config, rows, parquet, report } = runFiles;
  checkPlaces(folder, [record, config, rows, parquet, report, "result.json"]);
  return {
    write: (name, content) => writeAtomic(join(folder, name), content),
    append: (name, text) => appendLines(join(folder, name), text),
    read(name) {
      const path = join(folder, name);
      return existsSync(path) ? readText(path) : undefined;
    },
  };
}
