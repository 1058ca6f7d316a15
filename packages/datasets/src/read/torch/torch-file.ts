import { corrupt, type ExpandOptions } from "../../bytes/inflate.js";
import {
  type ArrayFile,
  isText,
  type NamedArray,
  stridedArray,
  unreadableArray,
} from "../../bytes/named-array.js";
import type { NumberFormat } from "../../bytes/numbers.js";
import { memoryAccess, type RandomAccess, windowAccess } from "../../bytes/random-access.js";
import { denseStrides } from "../../bytes/strided.js";
import { decodeValues, type ValueArray } from "../../bytes/values.js";
import { entryBytes, verifyEntry } from "../../bytes/zip.js";
import type { ZipEntry } from "../../bytes/zip-directory.js";
import { DataError, shown } from "../../data-error.js";
import { npyFormat } from "../numpy/npy-header.js";
import { keysOf, valueAt } from "./key-path.js";
import { readPickle } from "./pickle.js";
import type { PickleValue } from "./pickle-values.js";
import { listArray, type PickledArray, pickledArray, scalarArray, scalarOf } from "./plain-data.js";
import { type TensorPlace, tensorPlace } from "./tensor-place.js";

const pickleName = "data.pkl";

/** The folder of a PyTorch file inside its archive, with its slash; undefined for other archives. */
export function torchFolder(entries: ReadonlyMap<string, ZipEntry>): string | undefined {
  for (const name of entries.keys())
    if (name === pickleName || name.endsWith(`/${pickleName}`)) return name.slice(0, -pickleName.length);
  return undefined;
}

/** Records beside those in folders that PyTorch writes (`torch.save` and `torch.jit.save`), the byte order apart. */
const ownRecords: ReadonlySet<string> = new Set([
  ...[pickleName, "constants.pkl", "attributes.pkl", "bytecode.pkl", "version", "model.json"],
  ...["mobile_debug_handles.pkl", ".format_version", ".storage_alignment"],
]);

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Values that the pickle itself holds. */
function valuesArray(key: string, array: ValueArray): NamedArray {
  const { shape, values, boolean } = array;
  if (Array.isArray(values)) {
    const info = { key, dtype: "text", shape, readable: true };
    return { ...unreadableArray(key, "text", shape), info, values: () => array };
  }
  const { buffer, byteOffset, byteLength, BYTES_PER_ELEMENT: size } = values as Float64Array;
  const kind = values instanceof BigInt64Array ? "i" : values instanceof BigUint64Array ? "u" : "f";
  const format: NumberFormat = { kind, size: size as 4 | 8, littleEndian };
  const access = memoryAccess(new Uint8Array(buffer, byteOffset, byteLength));
  const numbers = stridedArray(key, { access, format, shape, strides: denseStrides(shape), offset: 0 });
  const info = boolean === true ? { ...numbers.info, dtype: "b1" } : numbers.info;
  return { ...numbers, info, values: () => array };
}

function numpyArray(key: string, { descr, shape, fortranOrder, bytes }: PickledArray): NamedArray {
  const format = npyFormat(descr);
  const count = shape.reduce((product, size) => product * size, 1);
  if (format === undefined) return unreadableArray(key, descr, shape);
  if (bytes.length !== count * format.size)
    throw corrupt("PyTorch file", `${bytes.length} bytes for an array of ${shape.join(" × ")} ${descr}`);
  if (isText(format)) {
    if (shape.length > 1 && fortranOrder) return unreadableArray(key, "text in Fortran order", shape);
    return valuesArray(key, { shape, values: decodeValues(bytes, format, count) });
  }
  const strides = denseStrides(shape, fortranOrder);
  return stridedArray(key, { access: memoryAccess(bytes), format, shape, strides, offset: 0 });
}

function isArray(value: PickleValue): boolean {
  if (Array.isArray(value)) return value.length > 0 && scalarOf(value[0]!) !== undefined;
  return tensorPlace(value) !== undefined || pickledArray(value) !== undefined || typeof value === "number";
}

class TorchFile implements ArrayFile {
  private readonly root: PickleValue;
  private readonly littleEndian: boolean;
  private readonly verified = new Map<string, RandomAccess>();

  constructor(
    private readonly file: RandomAccess,
    private readonly entries: ReadonlyMap<string, ZipEntry>,
    private readonly folder: string,
    private readonly options: ExpandOptions,
  ) {
    this.root = readPickle(this.record(pickleName));
    this.littleEndian = this.byteOrder() !== "big";
  }

  /**
   * The word in the record of the byte order; archives of before PyTorch 2.1 have none. Names in an archive have no
   * checksum: where a record is there that PyTorch does not write, it may be this one.
   */
  private byteOrder(): string {
    if (this.entries.has(`${this.folder}byteorder`)) return text(this.record("byteorder"));
    for (const name of this.entries.keys()) {
      const record = name.startsWith(this.folder) ? name.slice(this.folder.length) : undefined;
      if (record === undefined || !(record.includes("/") || ownRecords.has(record)))
        throw corrupt("PyTorch file", `no record "byteorder", but ${shown(name)}`);
    }
    return "little";
  }

  private entry(name: string): ZipEntry {
    const entry = this.entries.get(`${this.folder}${name}`);
    if (entry !== undefined) return entry;
    throw corrupt("PyTorch file", `no record ${shown(name)}`);
  }

  private record(name: string): Uint8Array {
    return entryBytes(this.file, this.entry(name), this.options);
  }

  /** The bytes of a storage, its checksum verified when it is first asked for. */
  private storage(key: string): RandomAccess {
    const before = this.verified.get(key);
    if (before !== undefined) return before;
    const entry = this.entry(`data/${key}`);
    const access = entry.stored
      ? windowAccess(this.file, entry.dataStart, entry.dataStart + entry.size)
      : memoryAccess(entryBytes(this.file, entry, this.options));
    if (entry.stored) verifyEntry(this.file, entry);
    this.verified.set(key, access);
    return access;
  }

  private tensor(key: string, place: TensorPlace): NamedArray {
    const { form, dtype, storage, shape, strides, offset } = place;
    if (form === undefined) return unreadableArray(key, dtype, shape);
    const format = { ...form, littleEndian: this.littleEndian };
    const { size } = this.entry(`data/${storage}`);
    const end = shape.reduce((sum, length, axis) => sum + (length - 1) * strides[axis]!, offset + 1);
    if (shape.every((length) => length > 0) && end * form.size > size)
      throw corrupt("PyTorch file", `${size} bytes in the storage of a tensor that needs ${end * form.size}`);
    const lazy: RandomAccess = {
      byteLength: size,
      read: (start, stop) => this.storage(storage).read(start, stop),
    };
    return stridedArray(key, { access: lazy, format, shape, strides, offset: offset * form.size });
  }

  private arrayOf(key: string, value: PickleValue): NamedArray | undefined {
    const place = tensorPlace(value);
    if (place !== undefined) return this.tensor(key, place);
    const array = pickledArray(value);
    if (array !== undefined) return numpyArray(key, array);
    const scalar = scalarOf(value);
    const plain = Array.isArray(value)
      ? listArray(value)
      : scalar === undefined
        ? undefined
        : scalarArray([], [scalar]);
    return plain && valuesArray(key, plain);
  }

  get(key: string): NamedArray | undefined {
    const value = valueAt(this.root, key);
    return value === undefined ? undefined : this.arrayOf(key, value);
  }

  get infos() {
    return keysOf(this.root, isArray).flatMap(([key, value]) => this.arrayOf(key, value)?.info ?? []);
  }
}

function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, 16));
}

/** The arrays of a PyTorch file in its archive; nothing but the pickle is read before an array is asked for. */
export function torchArrays(
  file: RandomAccess,
  entries: ReadonlyMap<string, ZipEntry>,
  folder: string,
  options: ExpandOptions,
): ArrayFile {
  return new TorchFile(file, entries, folder, options);
}

const oldMagic = [0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

/** A word as Python spells it. */
const quoted = (word: string) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

/**
 * Refuses files of PyTorch before 1.6, and plain pickles, with the line that converts them.
 *
 * @param path - what the line calls the file
 */
export function refuseOldTorch(head: Uint8Array, path: string): void {
  const isOld = oldMagic.every((byte, i) => head[i] === byte);
  const isPickle = head[0] === 0x80 && head[1]! >= 2 && head[1]! <= 5;
  if (!isPickle) return;
  const load = isOld
    ? `import torch; torch.save(torch.load(${quoted(path)}, map_location='cpu'), ` +
      `${quoted(`new-${path.replace(/^.*[\\/]/, "")}`)})`
    : `import pickle, torch; torch.save(pickle.load(open(${quoted(path)}, 'rb')), ` +
      `${quoted(`${path.replace(/^.*[\\/]|\.\w+$/g, "")}.pt`)})`;
  throw new DataError({
    expected: "a PyTorch file of the zip format, which torch.save writes since 1.6",
    found: isOld ? "one of the format before" : "a plain pickle",
    mend: `if you trust it, convert it: python3 -c "${load}"`,
  });
}
