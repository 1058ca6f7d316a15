import { corrupt } from "../../bytes/inflate.js";
import type { NumberFormat } from "../../bytes/numbers.js";
import { PickleName, PickleObject, PickleReference, type PickleValue } from "./pickle-values.js";
import { sizesOf } from "./plain-data.js";

type Form = Omit<NumberFormat, "littleEndian">;

const forms = new Map<string, Form>([
  ["float64", { kind: "f", size: 8 }],
  ["float32", { kind: "f", size: 4 }],
  ["float16", { kind: "f", size: 2 }],
  ["bfloat16", { kind: "bf", size: 2 }],
  ["int64", { kind: "i", size: 8 }],
  ["int32", { kind: "i", size: 4 }],
  ["int16", { kind: "i", size: 2 }],
  ["int8", { kind: "i", size: 1 }],
  ["uint64", { kind: "u", size: 8 }],
  ["uint32", { kind: "u", size: 4 }],
  ["uint16", { kind: "u", size: 2 }],
  ["uint8", { kind: "u", size: 1 }],
  ["bool", { kind: "b", size: 1 }],
]);

/** The type of the numbers in each kind of storage. */
const storageTypes = new Map([
  ["Double", "float64"],
  ["Float", "float32"],
  ["Half", "float16"],
  ["BFloat16", "bfloat16"],
  ["Long", "int64"],
  ["Int", "int32"],
  ["Short", "int16"],
  ["Char", "int8"],
  ["Byte", "uint8"],
  ["Bool", "bool"],
  ["ComplexFloat", "complex64"],
  ["ComplexDouble", "complex128"],
]);

/** A tensor as a file describes it: a view of a storage. */
export interface TensorPlace {
  /** PyTorch's name of the type. */
  readonly dtype: string;
  /** Undefined for a type that is not read. */
  readonly form: Form | undefined;
  /** The record that holds the storage. */
  readonly storage: string;
  /** Numbers before the first one. */
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

const broken = (found: string) => corrupt("PyTorch file", found);

interface Storage {
  readonly key: string;
  /** Undefined for bytes of any type. */
  readonly dtype: string | undefined;
  readonly count: number;
}

function storageOf(value: PickleValue | undefined): Storage {
  const id = value instanceof PickleReference && Array.isArray(value.id) ? (value.id as PickleValue[]) : [];
  const [tag, type, key, , count] = id;
  if (
    tag !== "storage" ||
    !(type instanceof PickleName) ||
    typeof key !== "string" ||
    !Number.isSafeInteger(count)
  )
    throw broken("a tensor without a storage");
  const kind = /(?:^|\.)(\w+)Storage$/.exec(type.name)?.[1] ?? "";
  return { key, dtype: storageTypes.get(kind), count: count as number };
}

const nameOfDtype = (value: PickleValue | undefined) =>
  value instanceof PickleName ? value.name.replace(/^torch\./, "") : undefined;

/** More numbers than this in a view of fewer are a bomb. */
const largestExpansion = 2 ** 28;

function checkView({ offset, shape, strides }: TensorPlace, available: number): void {
  const count = shape.reduce((product, size) => product * size, 1);
  const last = shape.reduce((sum, size, axis) => sum + (size - 1) * strides[axis]!, offset);
  if (count > 0 && !(last < available))
    throw broken(`a tensor of ${shape.join(" × ")} beyond its storage of ${available}`);
  if (count > available && count > largestExpansion)
    throw broken(`a tensor of ${shape.join(" × ")} over a storage of ${available} numbers`);
}

function rebuilt(args: readonly PickleValue[], dtypeAt?: number): TensorPlace {
  const storage = storageOf(args[0]);
  const [offset, shape, strides] = [args[1], sizesOf(args[2]), sizesOf(args[3])];
  const dtype =
    (dtypeAt === undefined ? undefined : nameOfDtype(args[dtypeAt])) ?? storage.dtype ?? "unknown";
  if (
    !Number.isSafeInteger(offset) ||
    (offset as number) < 0 ||
    shape?.length !== strides?.length ||
    !shape ||
    !strides
  )
    throw broken("a tensor without a shape");
  const form = forms.get(dtype);
  const place = { dtype, form, storage: storage.key, offset: offset as number, shape, strides };
  const available =
    storage.dtype === undefined ? Math.floor(storage.count / (form?.size ?? 1)) : storage.count;
  if (form !== undefined) checkView(place, available);
  return place;
}

/**
 * The tensor that an object is, parameters and typed tensors included; undefined for all else.
 *
 * @throws InputError if it lies outside of its storage, or says nothing that makes a tensor
 */
export function tensorPlace(value: PickleValue): TensorPlace | undefined {
  let object = value;
  // a parameter wraps a tensor, a typed tensor wraps the call that makes it: once or twice, never without end
  for (let depth = 0; depth < 8 && object instanceof PickleObject; depth++) {
    const { made, args } = object as PickleObject;
    switch (made) {
      case "torch._utils._rebuild_tensor":
      case "torch._utils._rebuild_tensor_v2":
        return rebuilt(args);
      case "torch._utils._rebuild_tensor_v3":
        return rebuilt(args, 6);
      case "torch._utils._rebuild_parameter":
      case "torch._utils._rebuild_parameter_with_state":
        object = args[0] ?? null;
        break;
      case "torch._tensor._rebuild_from_type_v2": {
        const [call, , inner] = args;
        if (!(call instanceof PickleName) || !Array.isArray(inner)) return undefined;
        object = new PickleObject(call.name, inner);
        break;
      }
      default:
        return undefined;
    }
  }
  return undefined;
}
