import { rmdirSync } from "node:fs";

/** Takes away folders that were made for nothing. */
export function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // something else is in it by now
  }
}
