import { createRequire } from "node:module";

/** The used part of a library opened by koffi. */
export interface ForeignLibrary {
  func(name: string, result: string, parameters: readonly string[]): (...args: unknown[]) => unknown;
}

/** The used part of koffi. */
export interface KoffiModule {
  load(path: string): ForeignLibrary;
  address(data: object): bigint;
  decode(address: unknown, type: string, length: number): ArrayLike<number>;
  config(settings: { readonly sync_stack_size: number }): unknown;
}

/** Foreign calls run on a stack of koffi's; oneDNN's code generator needs more than the default. */
const STACK_BYTES = 16 * 2 ** 20;

/** koffi's file, for a process of its own. */
export const koffiPath = (): string => createRequire(import.meta.url).resolve("koffi");

/**
 * koffi, an optional dependency.
 *
 * @throws Error if it is not installed or has no binary for this platform
 */
export function loadKoffi(): KoffiModule {
  const koffi = createRequire(import.meta.url)("koffi") as KoffiModule;
  try {
    koffi.config({ sync_stack_size: STACK_BYTES });
  } catch {
    // Another module has opened a library already, and with it the stack is as it is.
  }
  return koffi;
}
