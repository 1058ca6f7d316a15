import { mkdirSync, rmdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Makes a folder with all above it; returns those that were made, the innermost first. */
export function makeFolders(folder: string): string[] {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return [];
  const made: string[] = [];
  for (let place = resolve(folder); place.length >= resolve(first).length; place = dirname(place))
    made.push(place);
  return made;
}

/** Takes away folders that were made for nothing. */
export function removeEmpty(folders: readonly string[]): void {
  try {
    for (const folder of folders) rmdirSync(folder);
  } catch {
    // something else is in it by now
  }
}
