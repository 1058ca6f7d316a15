import type { ForeignLibrary, KoffiModule } from "./koffi.js";

/** A handle or an address of the library's. */
export type Handle = bigint;

/** The functions of oneDNN 2's C interface that convolutions need; each returns 0 where it succeeds. */
const SIGNATURES = {
  dnnl_engine_create: ["void *", "int", "size_t"],
  dnnl_engine_destroy: ["uint64_t"],
  dnnl_stream_create: ["void *", "uint64_t", "uint"],
  dnnl_stream_wait: ["uint64_t"],
  dnnl_stream_destroy: ["uint64_t"],
  dnnl_memory_desc_init_by_strides: ["void *", "int", "void *", "int", "void *"],
  dnnl_memory_desc_init_by_tag: ["void *", "int", "void *", "int", "int"],
  dnnl_memory_desc_equal: ["void *", "uint64_t"],
  dnnl_memory_create: ["void *", "uint64_t", "uint64_t", "uint64_t"],
  dnnl_memory_set_data_handle: ["uint64_t", "void *"],
  dnnl_memory_destroy: ["uint64_t"],
  dnnl_dilated_convolution_forward_desc_init: [
    ...["void *", "int", "int", "void *", "void *", "void *", "void *"],
    ...["void *", "void *", "void *", "void *"],
  ],
  dnnl_dilated_convolution_backward_data_desc_init: [
    ...["void *", "int", "void *", "void *", "void *", "void *", "void *", "void *", "void *"],
  ],
  dnnl_dilated_convolution_backward_weights_desc_init: [
    ...["void *", "int", "void *", "void *", "void *", "void *", "void *", "void *", "void *", "void *"],
  ],
  dnnl_primitive_desc_create: ["void *", "void *", "uint64_t", "uint64_t", "uint64_t"],
  dnnl_primitive_desc_destroy: ["uint64_t"],
  dnnl_primitive_create: ["void *", "uint64_t"],
  dnnl_primitive_execute: ["uint64_t", "uint64_t", "int", "void *"],
  dnnl_primitive_destroy: ["uint64_t"],
  dnnl_reorder_primitive_desc_create: ["void *", "uint64_t", "uint64_t", "uint64_t", "uint64_t", "uint64_t"],
} as const;

/**
 * A function of the library ended with a status other than success: it does not compute what was asked, or lacks
 * memory.
 */
export class OneDnnError extends Error {}

type FunctionName = keyof typeof SIGNATURES;

/** An opened oneDNN. */
export interface OneDnnLibrary {
  /** Major, minor and patch, with dots. */
  readonly version: string;
  /** Calls a function that answers with a status. */
  call(name: FunctionName, ...args: unknown[]): void;
  /** A function that writes a handle to its first argument. */
  handle(name: FunctionName, ...args: unknown[]): Handle;
  equal(a: Uint8Array, b: Handle): boolean;
  /** A memory descriptor of a primitive descriptor; the library keeps it. */
  queryMemory(primitiveDescriptor: Handle, what: number): Handle;
  address(data: object): Handle;
}

/**
 * Binds the routines of an opened library.
 *
 * @throws Error, a reason that `loadOneDnn` collects, if one is missing, as in oneDNN 1 and 3
 */
export function bindOneDnn(koffi: KoffiModule, library: ForeignLibrary): OneDnnLibrary {
  const functions = new Map<FunctionName, (...args: unknown[]) => unknown>();
  for (const [name, parameters] of Object.entries(SIGNATURES)) {
    functions.set(name as FunctionName, bind(library, name, "int", parameters));
  }
  const query = bind(library, "dnnl_primitive_desc_query_md", "uint64_t", ["uint64_t", "int", "int"]);
  const call = (name: FunctionName, ...args: unknown[]) => {
    const status = functions.get(name)!(...args);
    if (status !== 0) throw new OneDnnError(`oneDNN: ${name} ends with status ${String(status)}`);
  };
  const version = bind(library, "dnnl_version", "void *", []);
  return {
    version: Array.from(koffi.decode(version(), "int", 3)).join("."),
    call,
    handle(name, ...args) {
      const out = new BigUint64Array(1);
      call(name, out, ...args);
      return out[0]!;
    },
    equal: (a, b) => functions.get("dnnl_memory_desc_equal")!(a, b) === 1,
    queryMemory: (descriptor, what) => BigInt(query(descriptor, what, 0) as number | bigint),
    address: (data) => koffi.address(data),
  };
}

function bind(library: ForeignLibrary, name: string, result: string, parameters: readonly string[]) {
  try {
    return library.func(name, result, parameters);
  } catch {
    throw new Error(`it lacks the function ${name}: oneDNN 2 is needed`);
  }
}
