import { createRequire } from "node:module";

type Foreign = (...args: never[]) => unknown;

/** The used part of a library opened by koffi. */
export interface ForeignLibrary {
  func(name: string, result: string, parameters: readonly string[]): Foreign;
}

/** The used part of koffi. */
export interface KoffiModule {
  load(path: string | null): ForeignLibrary;
  address(data: object): bigint | number;
  config(settings?: { readonly sync_stack_size: number }): { readonly sync_stack_size: number };
}

/** Foreign calls run on a stack of koffi's; OpenBLAS's threaded LU keeps megabytes of job tables on it. */
const STACK_BYTES = 16 * 2 ** 20;

/**
 * koffi, an optional dependency.
 *
 * @throws Error with the reason, which `loadNative` passes on as its own, if it is not installed or has no binary for
 * this platform
 */
export function loadKoffi(): KoffiModule {
  try {
    const koffi = createRequire(import.meta.url)("koffi") as KoffiModule;
    enlargeStack(koffi);
    return koffi;
  } catch (error) {
    throw new Error(`koffi does not load: ${message(error)}`);
  }
}

/** Has no effect when another module has opened a library with koffi before. */
function enlargeStack(koffi: KoffiModule): void {
  try {
    koffi.config({ sync_stack_size: STACK_BYTES });
  } catch {}
}

/** Whether the stack is large enough for OpenBLAS's threaded LU. */
export function hasLargeStack(koffi: KoffiModule): boolean {
  return koffi.config().sync_stack_size >= STACK_BYTES / 2;
}

/** The first line of an error's message. */
export function message(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
