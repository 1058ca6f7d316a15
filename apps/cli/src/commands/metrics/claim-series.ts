import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandContext } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { moveAside } from "../../files/guarded-files.js";
import { seriesFileNames } from "./series-file-names.js";

/** The files that a folder's series was measured of; undefined where it cannot be read. */
async function measuredFiles(folder: string): Promise<unknown> {
  const { readSeriesRun } = await import("./series-run.js");
  try {
    return (readSeriesRun(folder).record.config as { readonly files?: unknown }).files;
  } catch {
    return undefined;
  }
}

/**
 * Requires that the rows of --out replace no others than those of the same files; with --force the others give way.
 *
 * @throws UsageError naming the folder and what it holds
 */
export async function claimSeries({
  args,
  common: { out, force },
  note,
}: Pick<CommandContext, "args" | "common" | "note">): Promise<void> {
  if (out === undefined || !existsSync(join(out, seriesFileNames.series))) return;
  const there = await measuredFiles(out);
  if (JSON.stringify(there) === JSON.stringify(args)) return;
  const of = Array.isArray(there) ? `the measurements of ${there.join(" ")}` : "a series that cannot be read";
  if (!force)
    throw new UsageError(`--out ${out}: holds ${of}; choose another folder, or move them aside with --force`);
  for (const name of [...Object.values(seriesFileNames), "result.json"]) {
    const path = join(out, name);
    if (existsSync(path)) note(`${path}: moved aside to ${moveAside(path)}`);
  }
}
