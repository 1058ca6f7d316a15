import type { Backend, OperationName } from "../engine/contract.js";
import type { Engine } from "../engine/engine.js";
import { registerSizes, type Sizes } from "../engine/sizes.js";
import type { Dtype } from "../matrix/matrix.js";
import { computing, isForced, note } from "./registry.js";

/** How each backend computes an operation of another package, and from which size on each is the faster one. */
export interface OperationDefinition<A extends readonly unknown[], R> {
  /** Its name in the table of sizes. */
  readonly name: string;
  /** By plain loops: the reference, always there. */
  readonly js: (...args: A) => R;
  /** By kernels of the wasm engine; the memory that it takes from the heap is given back afterwards. */
  readonly wasm?: ((engine: Engine, ...args: A) => R) | undefined;
  /** By operations of the native library. */
  readonly native?: ((native: Backend, ...args: A) => R) | undefined;
  /** The operations of the library that this calls. */
  readonly needs?: readonly OperationName[] | undefined;
  /** Sizes from which each pays; never where one is left out. */
  readonly from: Partial<Sizes>;
  /**
   * Whether the native way only saves time on large sizes: then a library that `setBackend` chose takes it from its
   * size on, and not at every size.
   */
  readonly shortcut?: boolean | undefined;
}

/** An operation as its package calls it: computed by the backend in force that is the fastest at the size. */
export type DefinedOperation<A extends readonly unknown[], R> = (dtype: Dtype, size: number, ...args: A) => R;

/**
 * Registers an operation with the backends: `setBackend` and auto then hold for it as for linalg's own, and what does
 * not fit into the wasm memory js computes, unless wasm alone was asked for.
 *
 * @returns the operation, called with the element type and size before its arguments
 * @throws InputError if the name is taken by another operation or size
 */
export function defineOperation<A extends readonly unknown[], R>(
  definition: OperationDefinition<A, R>,
): DefinedOperation<A, R> {
  const { name, js, wasm, native, needs = [], from, shortcut = false } = definition;
  const sizes = registerSizes(name, {
    wasm: wasm && from.wasm,
    native: native && from.native,
    needs,
    shortcut,
  });
  return (dtype, size, ...args) => {
    const backend = computing(sizes, dtype, size);
    if (backend === null) return js(...args);
    const { engine } = backend;
    if (engine === undefined) return native!(backend, ...args);
    const attempt = () => engine.scoped(() => wasm!(engine, ...args));
    return isForced(backend) ? attempt() : note(attempt, () => js(...args));
  };
}
