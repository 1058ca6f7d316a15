import { checkBytes, checkText } from "@collapsar/linalg/check";
import { gunzip } from "../bytes/gzip.js";
import type { ExpandOptions } from "../bytes/inflate.js";
import { checkExpandOptions } from "../bytes/inflate.js";
import type { ArrayFile, ArrayInfo, NamedArray } from "../bytes/named-array.js";
import { memoryAccess } from "../bytes/random-access.js";
import type { BatchOptions, RowBatch, RowSource } from "../bytes/row-source.js";
import type { Tensor } from "../bytes/tensor.js";
import type { ValueArray } from "../bytes/values.js";
import { DataError, shown, withFile, withPart } from "../data-error.js";
import { arraysOf } from "./array-files.js";

/**
 * An opened file of named arrays (.npz, .safetensors, .pt, .npy under the empty name); nothing is read before it is
 * asked for.
 */
export interface NamedArrays {
  readonly file: string;
  readonly keys: readonly ArrayInfo[];
  has(key: string): boolean;
  /**
   * The first of the names that is there; the only array of a file that has one.
   *
   * @param option - the option that names the array, for the message
   * @throws InputError with the names that are there
   */
  find(names: readonly string[], option?: string): ArrayInfo;
  read(key: string): Tensor;
  readValues(key: string): ValueArray;
  rows(key: string): RowSource;
  close(): void;
}

function listOf(keys: readonly ArrayInfo[]): string {
  if (keys.length === 0) return "none";
  const names = keys.slice(0, 12).map(({ key }) => key);
  return keys.length > 12 ? `${names.join(", ")}, …` : names.join(", ");
}

/** Arrays of a file under its name, which all complaints carry. */
export class OpenArrays implements NamedArrays {
  constructor(
    readonly file: string,
    private readonly arrays: ArrayFile,
    readonly close: () => void,
  ) {}

  get keys(): readonly ArrayInfo[] {
    return this.inside(() => this.arrays.infos);
  }

  has(key: string): boolean {
    return this.inside(() => this.arrays.get(key)) !== undefined;
  }

  find(names: readonly string[], option?: string): ArrayInfo {
    const key = names.find((name) => this.has(name));
    const { keys } = this;
    const only = keys.length === 1 && keys[0]!.key === "" ? "" : undefined;
    const found = key ?? only;
    if (found !== undefined) return this.inside(() => this.arrays.get(found)!.info);
    throw new DataError({
      file: this.file,
      expected: `an array named ${names.map(shown).join(" or ")}`,
      found: listOf(keys),
      mend: option === undefined ? "name one that is there" : ["name the array with ", { option }],
    });
  }

  read(key: string): Tensor {
    return this.inArray(key, (array) => array.read());
  }

  readValues(key: string): ValueArray {
    return this.inArray(key, (array) => array.values());
  }

  rows(key: string): RowSource {
    const source = this.inArray(key, (array) => array.rows());
    const fault = (error: unknown) => this.fault(key, error);
    function* batches(options?: BatchOptions): Generator<RowBatch> {
      try {
        yield* source.batches(options);
      } catch (error) {
        throw fault(error);
      }
    }
    return { ...source, batches };
  }

  private fault(key: string, error: unknown): unknown {
    return withFile(key === "" ? error : withPart(error, `array ${shown(key)}`), this.file);
  }

  private inArray<T>(key: string, read: (array: NamedArray) => T): T {
    const { key: found } = this.find([key]);
    try {
      return read(this.arrays.get(found)!);
    } catch (error) {
      throw this.fault(key, error);
    }
  }

  private inside<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw withFile(error, this.file);
    }
  }
}

/**
 * The arrays of a file in memory by what it holds: .npz, .safetensors, .pt (PyTorch's zip format), or .npy (one
 * array, under the empty name), gzip around them too.
 *
 * @param name - what messages call the file
 * @throws InputError if it is none of these, or is broken
 */
export function openArrays(name: string, bytes: Uint8Array, options: ExpandOptions = {}): NamedArrays {
  checkText("openArrays", "name", name);
  checkBytes("openArrays", "bytes", bytes);
  checkExpandOptions("openArrays", options);
  try {
    return new OpenArrays(name, arraysOf(name, memoryAccess(gunzip(bytes, options)), options), () => {});
  } catch (error) {
    throw withFile(error, name);
  }
}
