import { existsSync, mkdirSync, rmdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Whether a folder was made; false where it stands already. */
function isMade(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST" && statSync(folder).isDirectory()) return false;
    throw error;
  }
}

/**
 * Makes a folder with all above it; returns those that were made, the innermost first. One by one from the first that
 * stands: on file systems that refuse new folders as not found (/proc), Node's own way never returns.
 */
export function makeFolders(folder: string): string[] {
  const missing: string[] = [];
  for (let place = resolve(folder); !existsSync(place) && dirname(place) !== place; place = dirname(place))
    missing.push(place);
  if (missing.length === 0) isMade(resolve(folder));
  return missing.reverse().filter(isMade).reverse();
}

/** Takes away folders that were made for nothing. */
export function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // something else is in it by now
  }
}
