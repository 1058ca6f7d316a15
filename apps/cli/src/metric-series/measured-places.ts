import { realPlace } from "../files/output-target.js";
import { isPipe } from "./series-files.js";

/**
 * Where the files of a series lie, by which it is known again from any folder; undefined where one is a pipe, whose
 * arrays come once. What is no file, such as the name of a data set, stands as a name in the working folder.
 */
export function measuredPlaces(paths: readonly string[]): string[] | undefined {
  return paths.some(isPipe) ? undefined : [...new Set(paths.map(realPlace))];
}
