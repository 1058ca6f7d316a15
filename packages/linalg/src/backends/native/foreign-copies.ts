import type { Foreign } from "../../engine/foreign.js";
import type { KoffiModule } from "./koffi.js";

/** The C library's memcpy, for the threads of the wasm backend; null where it is not available. */
export function foreignCopies(koffi: KoffiModule): Foreign | null {
  try {
    const memcpy = koffi.load(null).func("memcpy", "uintptr_t", ["uintptr_t", "uintptr_t", "size_t"]) as (
      to: number,
      from: number,
      bytes: number,
    ) => unknown;
    return {
      address: (data) => Number(koffi.address(data)),
      copy: (to, from, bytes) => {
        memcpy(to, from, bytes);
      },
    };
  } catch {
    return null;
  }
}
