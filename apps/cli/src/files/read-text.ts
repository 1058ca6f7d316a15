import { DataError } from "@collapsar/datasets";
import { readBytes } from "@collapsar/datasets/node";

/**
 * The text of a plain file.
 *
 * @throws InputError naming the file, if it cannot be read or is a folder, a pipe or a device
 */
export function readText(path: string): string {
  return new TextDecoder().decode(readBytes(path, { mendLarge: "take a file that is what collapsar wrote" }));
}

/**
 * The value of a file of JSON.
 *
 * @param expected - what the file is, for the message
 * @throws InputError naming the file, if it cannot be read or is no JSON
 */
export function readJson(path: string, expected: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text);
  } catch {
    const mend = "it was changed or cut: take a whole copy, or have it written again";
    throw new DataError({ file: path, expected, found: "text that is no JSON", mend });
  }
}
