import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunStore } from "@collapsar/experiments";
import { runFiles } from "@collapsar/experiments/parts";
import { appendLines, writeAtomic } from "../files/atomic-file.js";
import { checkPlaces } from "../files/check-outputs.js";
import { claimRun } from "../files/guarded-files.js";
import { readText } from "../files/read-text.js";

const { record, config, rows, parquet, report } = runFiles;

/** Files that a run writes beside its figures, and that a report writes again. */
const written = [record, config, rows, parquet, report, "result.json"];
export const reportFiles = [parquet, report];

/**
 * A run directory on the disk, the given files of which are to be written: they are replaced as a whole, rows are
 * appended.
 */
export function folderStore(folder: string, files: readonly string[] = written): RunStore {
  claimRun(folder);
  checkPlaces(folder, files);
  return {
    write: (name, content) => writeAtomic(join(folder, name), content),
    append: (name, text) => appendLines(join(folder, name), text),
    read(name) {
      const path = join(folder, name);
      return existsSync(path) ? readText(path) : undefined;
    },
  };
}
