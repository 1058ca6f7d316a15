import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CommandContext } from "../../contract/context.js";
import { UsageError } from "../../contract/errors.js";
import { checkPlaces } from "../../files/check-outputs.js";
import { moveAside, protectAlso } from "../../files/guarded-files.js";
import { measuredPlaces } from "../../metric-series/measured-places.js";
import { seriesFileNames } from "../../metric-series/series-file-names.js";

/** Files that a series leaves in its folder. */
const left: readonly string[] = [...Object.values(seriesFileNames), "result.json"];

/** Files of another series that give way to the first rows that are written. */
let others: readonly string[] = [];

/** The arguments of a folder's series and where its files lie; none where it cannot be read. */
async function seriesThere(
  folder: string,
): Promise<{ readonly typed?: readonly string[]; readonly files?: readonly string[] | undefined }> {
  const { readSeriesRun } = await import("../../metric-series/series-run.js");
  try {
    const { record, files } = readSeriesRun(folder);
    const typed = (record.config as { readonly files?: unknown }).files;
    return Array.isArray(typed) ? { typed, files } : {};
  } catch {
    return {};
  }
}

/** The series in a folder as one that the measurement of these files would lose; undefined where it loses none. */
async function otherSeries(folder: string, paths: readonly string[]): Promise<string | undefined> {
  if (!existsSync(join(folder, seriesFileNames.series))) return undefined;
  const { typed, files } = await seriesThere(folder);
  if (typed === undefined) return "a series that cannot be read";
  const what = `the measurements of ${typed.join(" ")}`;
  const places = measuredPlaces(paths);
  if (places === undefined || files === undefined || files.length === 0) return what;
  const missing = files.filter((file) => !places.includes(file)).length;
  return missing === 0 ? undefined : `${what}, of whose files ${missing} would not be measured again`;
}

/**
 * Requires that the rows of --out replace neither a file that is measured nor the rows of other files; with --force
 * these give way once there is something to write.
 *
 * @param paths - the files about to be measured
 * @throws UsageError naming the folder and what it holds
 */
export async function claimSeries(
  paths: readonly string[],
  { common: { out, force } }: Pick<CommandContext, "common">,
): Promise<void> {
  others = [];
  protectAlso(paths);
  if (out === undefined) return;
  checkPlaces(out, left);
  const other = await otherSeries(out, paths);
  if (other === undefined) return;
  if (!force)
    throw new UsageError(
      `--out ${out}: holds ${other}; choose another folder, or move them aside with --force`,
    );
  others = left.map((name) => join(out, name));
}

/** Moves the series aside that --force lets give way: called before the first write, so that no failed call does. */
export function giveWay({ note }: Pick<CommandContext, "note">): void {
  for (const path of others) if (existsSync(path)) note(`${path}: moved aside to ${moveAside(path)}`);
  others = [];
}
