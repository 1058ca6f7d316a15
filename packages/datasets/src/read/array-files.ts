import type { ExpandOptions } from "../bytes/inflate.js";
import type { ArrayFile } from "../bytes/named-array.js";
import type { RandomAccess } from "../bytes/random-access.js";
import { isZip } from "../bytes/zip.js";
import { zipEntries } from "../bytes/zip-directory.js";
import { npyArray, npzArrays } from "./numpy/npy-array.js";
import { isNpy } from "./numpy/npy-header.js";
import { npzEntries } from "./numpy/npz.js";
import { safetensorsArrays } from "./safetensors-arrays.js";
import { refuseOldTorch, torchArrays, torchFolder } from "./torch/torch-file.js";

function zippedArrays(file: RandomAccess, options: ExpandOptions): ArrayFile {
  const entries = zipEntries(file);
  const folder = torchFolder(entries);
  if (folder !== undefined) return torchArrays(file, entries, folder, options);
  return npzArrays(file, npzEntries(entries), options);
}

/**
 * The arrays of a file by what it holds: .npz, .safetensors, .pt (PyTorch's zip format), or .npy (one array, under
 * the empty name).
 *
 * @param path - what messages call the file
 * @throws InputError if it is none of these, or broken
 */
export function arraysOf(path: string, file: RandomAccess, options: ExpandOptions): ArrayFile {
  const head = file.read(0, Math.min(16, file.byteLength));
  if (isZip(head)) return zippedArrays(file, options);
  refuseOldTorch(head, path);
  if (isNpy(head)) {
    const only = npyArray(file);
    return { infos: [only.info], get: (key) => (key === "" ? only : undefined) };
  }
  return safetensorsArrays(file);
}
