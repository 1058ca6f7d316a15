import { type ArrayFile, type NamedArray, stridedArray, unreadableArray } from "../bytes/named-array.js";
import type { RandomAccess } from "../bytes/random-access.js";
import { denseStrides } from "../bytes/strided.js";
import { safetensorsHeader, type TensorPlace } from "./safetensors-header.js";

function tensorArray(access: RandomAccess, key: string, place: TensorPlace): NamedArray {
  const { format, shape, dtype, start: offset } = place;
  if (format === undefined) return unreadableArray(key, dtype, shape);
  return stridedArray(key, { access, format, shape, strides: denseStrides(shape), offset });
}

/** The tensors of a safetensors file, each read when it is asked for. */
export function safetensorsArrays(file: RandomAccess): ArrayFile {
  const { tensors } = safetensorsHeader(file);
  const get = (key: string): NamedArray | undefined => {
    const place = tensors.get(key);
    return place && tensorArray(file, key, place);
  };
  return { infos: [...tensors.keys()].map((key) => get(key)!.info), get };
}
