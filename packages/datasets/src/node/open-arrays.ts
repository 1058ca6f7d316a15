import { isGzip } from "../bytes/gzip.js";
import type { ExpandOptions } from "../bytes/inflate.js";
import { memoryAccess } from "../bytes/random-access.js";
import { withFile } from "../data-error.js";
import { arraysOf } from "../read/array-files.js";
import { type NamedArrays, OpenArrays } from "../read/open-arrays.js";
import { openFile } from "./files/byte-source.js";
import { readBytes } from "./files/files.js";

/**
 * Opens a file of named arrays by what it holds: .npz, .safetensors, .pt (PyTorch's zip format), or .npy (one array,
 * under the empty name); a .gz around them is expanded in memory.
 *
 * @throws InputError if it cannot be read, is none of these, or is broken
 */
export function openNamedArrays(path: string, options: ExpandOptions = {}): NamedArrays {
  const file = openFile(path);
  try {
    const gzip = isGzip(file.read(0, Math.min(2, file.byteLength)));
    const access = gzip ? memoryAccess(readBytes(path, options)) : file;
    return new OpenArrays(path, arraysOf(path, access, options), () => file.close());
  } catch (error) {
    file.close();
    throw withFile(error, path);
  }
}
