import { checkNonNegative, checkOneOf } from "../check/index.js";
import type { OperationName } from "../engine/contract.js";
import { isOperation, knownSizes, type Sizes, sizesOf } from "../engine/sizes.js";

/** The backends that auto tries, best first. */
export type Order = readonly ("native" | "wasm" | "js")[];

/** An operation by its name: linalg's own, or one that another package defined. */
export type AnyOperation = OperationName | (string & {});

/**
 * The backends that auto tries for an operation of this size, best first; those not loaded are passed over.
 *
 * @param size - multiplications of a product, solve or decomposition (m·n·k, n³, n²·r), entries of a map or reduction
 * @throws InputError for an unknown operation or size
 */
export function chooseBackend(operation: AnyOperation, size: number): Order {
  checkOperation("chooseBackend", operation, size);
  return preferred(sizesOf(operation), size);
}

/** Refuses unknown names and sizes that are none. */
export function checkOperation(fn: string, operation: string, size: number): void {
  if (!isOperation(operation))
    checkOneOf(fn, "operation", operation, [...knownSizes().keys()].filter(isOperation));
  checkNonNegative(fn, "size", size);
}

/** The same without checks: it is asked at every call. */
export function preferred({ wasm, native }: Sizes, size: number): Order {
  if (size < wasm && size < native) return JS;
  if (size < native) return WASM;
  return size < wasm ? NATIVE : ALL;
}

const JS = ["js"] as const;
const WASM = ["wasm", "js"] as const;
const NATIVE = ["native", "js"] as const;
const ALL = ["native", "wasm", "js"] as const;
