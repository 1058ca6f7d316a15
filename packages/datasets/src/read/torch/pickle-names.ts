import { DataError, shown } from "../../data-error.js";

const dtypes = [
  "float16",
  "bfloat16",
  "float32",
  "float64",
  "int8",
  "int16",
  "int32",
  "int64",
  "uint8",
  "uint16",
  "uint32",
  "uint64",
  "bool",
  "complex32",
  "complex64",
  "complex128",
  "float8_e4m3fn",
  "float8_e5m2",
  "float8_e4m3fnuz",
  "float8_e5m2fnuz",
];

const storages = [
  "Double",
  "Float",
  "Half",
  "BFloat16",
  "Long",
  "Int",
  "Short",
  "Char",
  "Byte",
  "Bool",
  "ComplexFloat",
  "ComplexDouble",
];

/** Every name that a pickle may hold. Each stands for data; none is called. */
const allowed = new Set([
  "collections.OrderedDict",
  "builtins.set",
  "builtins.frozenset",
  "builtins.bytearray",
  "builtins.complex",
  "argparse.Namespace",
  "_codecs.encode",
  "torch.Size",
  "torch.device",
  "torch.Tensor",
  "torch._utils._rebuild_tensor",
  "torch._utils._rebuild_tensor_v2",
  "torch._utils._rebuild_tensor_v3",
  "torch._utils._rebuild_parameter",
  "torch._utils._rebuild_parameter_with_state",
  "torch._tensor._rebuild_from_type_v2",
  "torch.nn.parameter.Parameter",
  "torch.serialization._get_layout",
  "torch.storage.UntypedStorage",
  ...dtypes.map((name) => `torch.${name}`),
  ...storages.flatMap((name) => [`torch.${name}Storage`, `torch.cuda.${name}Storage`]),
  "numpy.ndarray",
  "numpy.dtype",
  ...["numpy.core", "numpy._core"].flatMap((module) => [
    `${module}.multiarray._reconstruct`,
    `${module}.multiarray.scalar`,
    `${module}.numeric._frombuffer`,
  ]),
  ...["Float16", "Float32", "Float64", "Bool", "Bytes", "Str"].map((name) => `numpy.dtypes.${name}DType`),
]);

/** Names by which Python 2 and older versions knew the same things. */
const aliases = new Map([
  ["__builtin__", "builtins"],
  ["torch._C._nn", "torch.nn"],
]);

/**
 * The full name of a function or class that a pickle may hold.
 *
 * @throws InputError naming any other
 */
export function allowedName(module: string, name: string): string {
  const full = `${aliases.get(module) ?? module}.${name}`;
  if (allowed.has(full)) return full;
  throw new DataError({
    expected: "tensors, dictionaries, lists and numbers, and nothing that runs",
    found: shownName(full),
    mend: "save plain data, such as a dictionary of tensors or model.state_dict()",
  });
}

/** Names are said whole: they are what the user looks for. */
function shownName(name: string): string {
  return name.length > 120 ? shown(name) : JSON.stringify(name);
}
