import type { ExpandOptions } from "../bytes/inflate.js";
import { looksBytes, looksLike, mendOf } from "../bytes/looks-like.js";
import type { ArrayFile } from "../bytes/named-array.js";
import type { RandomAccess } from "../bytes/random-access.js";
import { isZip } from "../bytes/zip.js";
import { type ZipEntry, zipEntries } from "../bytes/zip-directory.js";
import { DataError, shown } from "../data-error.js";
import { npyArray, npzArrays } from "./numpy/npy-array.js";
import { isNpy } from "./numpy/npy-header.js";
import { npzEntries } from "./numpy/npz.js";
import { safetensorsArrays } from "./safetensors-arrays.js";
import { beginsLikeSafetensors } from "./safetensors-header.js";
import { refuseOldTorch, torchArrays, torchFolder } from "./torch/torch-file.js";

/** What a file should be by its name, and what writes one. */
const kinds: readonly (readonly [name: RegExp, expected: string, writer: string])[] = [
  [/\.npy(\.gz)?$/i, "a NumPy .npy file, which begins with \\x93NUMPY", "numpy.save"],
  [/\.npz(\.gz)?$/i, "a NumPy .npz file, which is a zip archive", "numpy.savez"],
  [/\.(pt|pth|ckpt)(\.gz)?$/i, "a PyTorch file, which is a zip archive", "torch.save"],
  [
    /\.safetensors(\.gz)?$/i,
    "a safetensors file, which begins with the length of its header and a {",
    "safetensors' save_file",
  ],
  [/(?:)/, "a .npy, .npz, .safetensors or .pt file", "numpy.savez"],
];

/** The fault of a file that begins like none of them. */
function noArrays(path: string, head: Uint8Array, byteLength: number): DataError {
  const [, expected, writer] = kinds.find(([name]) => name.test(path))!;
  const looks = looksLike(head, byteLength);
  return new DataError({ expected, found: looks.found, mend: mendOf(looks, writer) });
}

/** Refuses an archive that holds other things than arrays. */
function requireArrays(entries: ReadonlyMap<string, ZipEntry>, arrays: ReadonlyMap<string, ZipEntry>): void {
  if (arrays.size > 0 || entries.size === 0) return;
  const names = [...entries.keys()];
  const workbook = names.some((name) => name.startsWith("xl/"));
  throw new DataError({
    expected: "a zip archive of arrays (.npy)",
    found: workbook ? "an Excel workbook" : names.slice(0, 3).map(shown).join(", "),
    mend: workbook ? "save the sheet as CSV UTF-8" : "write the arrays with numpy.savez",
  });
}

function zippedArrays(file: RandomAccess, options: ExpandOptions): ArrayFile {
  const entries = zipEntries(file);
  const folder = torchFolder(entries);
  if (folder !== undefined) return torchArrays(file, entries, folder, options);
  const arrays = npzEntries(entries);
  requireArrays(entries, arrays);
  return npzArrays(file, arrays, options);
}

/**
 * The arrays of a file by what it holds: .npz, .safetensors, .pt (PyTorch's zip format), or .npy (one array, under
 * the empty name).
 *
 * @param path - what messages call the file
 * @throws InputError if it is none of these, or broken
 */
export function arraysOf(path: string, file: RandomAccess, options: ExpandOptions): ArrayFile {
  const head = file.read(0, Math.min(looksBytes, file.byteLength));
  if (isZip(head)) return zippedArrays(file, options);
  refuseOldTorch(head, path);
  if (isNpy(head)) {
    const only = npyArray(file);
    return { infos: [only.info], get: (key) => (key === "" ? only : undefined) };
  }
  if (beginsLikeSafetensors(head)) return safetensorsArrays(file);
  throw noArrays(path, head, file.byteLength);
}
