import { DataError, withFile } from "../../data-error.js";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  ENOTDIR: "no such file",
  EACCES: "a file that may not be read",
  EISDIR: "a folder",
  ELOOP: "a link that leads to itself",
  ENAMETOOLONG: "a name that is too long",
  ENXIO: "a pipe or device that nobody serves",
};

/** A refusal of the file system as a fault of the argument. */
function fileError(path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const found = reasons[code];
  if (found === undefined) return error;
  return new DataError({ file: path, expected: "a file that can be read", found, mend: "check the path" });
}

/** Runs a reader, and names the file in what it complains about. */
export function inFile<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw withFile(fileError(path, error), path);
  }
}
