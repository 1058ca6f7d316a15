import { strToU8, zipSync } from "fflate";

/** An array of float32 or int64 numbers. */
export interface TorchTensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

const word = (text: string) => `V${text}\n`;
const tuple = (...items: readonly string[]) => `(${items.join("")}t`;
const sizes = (list: readonly number[]) => tuple(...list.map((size) => `I${size}\n`));

/** A tensor as `torch.save` pickles it: a call that lays a contiguous view over a storage. */
function pickled({ shape, data }: TorchTensor, key: number): string {
  const kind = `ctorch\n${data instanceof Float32Array ? "Float" : "Long"}Storage\n`;
  const storage = `${tuple(word("storage"), kind, word(`${key}`), word("cpu"), `I${data.length}\n`)}Q`;
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  const hooks = "ccollections\nOrderedDict\n(tR";
  const args = tuple(storage, "I0\n", sizes(shape), sizes(strides), "I00\n", hooks);
  return `ctorch._utils\n_rebuild_tensor_v2\n${args}R`;
}

/** The bytes of `torch.save` of a dictionary of tensors, by its zip format and the protocol 1 of pickles. */
export function torchFile(tensors: Readonly<Record<string, TorchTensor>>): Uint8Array {
  const entries = Object.entries(tensors);
  const items = entries.map(([name, tensor], key) => `${word(name)}${pickled(tensor, key)}s`);
  const storages = entries.map(([, { data }], key) => [`archive/data/${key}`, new Uint8Array(data.buffer)]);
  const pickle = strToU8(`(d${items.join("")}.`);
  const files = { "archive/data.pkl": pickle, "archive/version": strToU8("3\n") };
  return zipSync({ ...files, ...Object.fromEntries(storages) }, { level: 0, mtime: new Date(1980, 0, 1) });
}
