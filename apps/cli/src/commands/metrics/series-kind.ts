import { existsSync } from "node:fs";
import { readJson } from "../../files/read-text.js";

/** What stands under `kind` in a series.json of ours. */
export const seriesKind = "collapsar series of metrics";

/** What a series.json is, for messages about one that is something else. */
export const expectedSeries = "the series that metrics --out wrote";

/** Whether a file is a series.json of ours: others may use that name too. */
export function isSeriesRecord(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    const { kind } = (readJson(path, expectedSeries) ?? {}) as Record<string, unknown>;
    return kind === seriesKind;
  } catch {
    return false;
  }
}
