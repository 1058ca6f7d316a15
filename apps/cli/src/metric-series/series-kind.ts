import { existsSync } from "node:fs";
import { readJson } from "../files/read-text.js";

/** The value of `kind` in our series.json. */
export const seriesKind = "collapsar series of metrics";

/** Description of a series.json, for messages about one of another kind. */
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
