import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { checkText } from "@collapsar/linalg/check";

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
 *
 * @throws Error of the file system where a folder cannot be made
 */
export function makeFolders(folder: string): string[] {
  checkText("makeFolders", "folder", folder);
  const missing: string[] = [];
  for (let place = resolve(folder); !existsSync(place) && dirname(place) !== place; place = dirname(place))
    missing.push(place);
  if (missing.length === 0) isMade(resolve(folder));
  return missing.reverse().filter(isMade).reverse();
}
