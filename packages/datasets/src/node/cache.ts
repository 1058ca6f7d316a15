import { homedir } from "node:os";
import { join } from "node:path";
import { DataError } from "../data-error.js";
import { fileStats } from "./files/files.js";

/**
 * Folder where downloads are kept: COLLAPSAR_DATA, or `collapsar` in the platform's cache directory.
 */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const chosen = env["COLLAPSAR_DATA"];
  if (chosen !== undefined && chosen !== "") return chosen;
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "collapsar");
  if (process.platform === "win32")
    return join(env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local"), "collapsar", "Cache");
  return join(env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "collapsar");
}

/** Folder of a data set that was fetched before. */
export function cachedFolder(name: string): string {
  const folder = join(cacheFolder(), name);
  if (fileStats(folder)?.isDirectory() === true) return folder;
  throw new DataError({
    file: name,
    expected: `its files in ${folder}`,
    found: "no such folder",
    mend: `fetch them with collapsar data fetch ${name}, or name a folder: ${name}:DIR`,
  });
}
