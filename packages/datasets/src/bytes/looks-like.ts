import { shown } from "../data-error.js";

/** What bytes look like that are not what was asked for, and what helps where that is known. */
export interface Looks {
  readonly found: string;
  readonly mend?: string | undefined;
  /** Whether it is known to be of another kind, or nothing at all; otherwise a part of the right one looks so too. */
  readonly sure: boolean;
}

/** How the kinds begin, none of them as a table does whose first column has such a name. */
const signatures: readonly (readonly [start: string | RegExp, looks: Omit<Looks, "sure">])[] = [
  [
    /^(\xef\xbb\xbf)?\s*<(!doctype\s+html|html)/i,
    {
      found: "a web page",
      mend: "the address gave a page in place of the file: download the file itself",
    },
  ],
  ["\x93NUMPY", { found: "a NumPy .npy file", mend: "give it a name that ends in .npy" }],
  [
    /^PAR1(?![\x20-\x7e\x80-\xff]*[,;\t|\r\n])/,
    { found: "a Parquet file", mend: "give it a name that ends in .parquet" },
  ],
  ["PK\x03\x04", { found: "a zip archive" }],
  ["\x1f\x8b", { found: "a gzip stream", mend: "unpack it first" }],
  ["\x89HDF", { found: "an HDF5 file", mend: "read it with h5py and write its arrays with numpy.savez" }],
  [
    "MATLAB 5.0",
    {
      found: "a MATLAB file",
      mend: "read it with scipy.io.loadmat and write its arrays with numpy.savez",
    },
  ],
  [
    "MATLAB 7.3",
    { found: "a MATLAB file of HDF5", mend: "read it with h5py and write its arrays with numpy.savez" },
  ],
  ["\x89PNG", { found: "a PNG picture" }],
  ["\xff\xd8\xff", { found: "a JPEG picture" }],
  ["<?xml", { found: "an XML file" }],
  ["%PDF-", { found: "a PDF document" }],
  [
    "version https://git-lfs",
    { found: "a pointer of Git LFS", mend: "fetch the file itself with git lfs pull" },
  ],
];

/** Bytes at the start of a file that are enough for `looksLike`. */
export const looksBytes = 64;

/** The kind of file that bytes begin like, where it is known. */
export function knownKind(head: Uint8Array): Looks | undefined {
  const start = String.fromCharCode(...head.subarray(0, looksBytes));
  const looks = signatures.find(([mark]) =>
    typeof mark === "string" ? start.startsWith(mark) : mark.test(start),
  )?.[1];
  return looks && { ...looks, sure: true };
}

/** What a file of that many bytes looks like by its first ones: its kind, its first words, or its first bytes. */
export function looksLike(head: Uint8Array, byteLength: number): Looks {
  if (byteLength === 0) return { found: "an empty file", sure: true };
  const known = knownKind(head);
  if (known !== undefined) return known;
  const first = head.subarray(0, looksBytes);
  const isText = first.every((byte) => byte >= 0x20 || (byte >= 9 && byte <= 13));
  if (isText)
    return { found: `text that begins with ${shown(new TextDecoder().decode(first))}`, sure: false };
  const hex = Array.from(head.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0"));
  return { found: `${byteLength} bytes that begin with ${hex.join(" ")}`, sure: false };
}

/** How to mend a file that should have been written by the program. */
export function mendOf({ mend, sure }: Looks, writer: string): string {
  return (
    mend ?? (sure ? `write it with ${writer}` : `it is cut off or of another kind: write it with ${writer}`)
  );
}
