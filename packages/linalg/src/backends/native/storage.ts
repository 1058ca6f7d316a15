import type { Real, Storage } from "../../matrix/matrix.js";
import type { KoffiModule } from "./koffi.js";

const LARGE_PAGE = 2n ** 21n;
/** MADV_HUGEPAGE of Linux. */
const HUGE = 14;
/** Bytes from which large pages are asked for. */
const LARGE = 2 ** 22;
/** Bytes up to which uncleared memory is asked for: beyond, it comes from the system, cleared. */
const REUSED = 2 ** 30;

/** Parameters of glibc's mallopt. */
const TRIM_THRESHOLD = -1;
const MMAP_THRESHOLD = -3;
/** The largest that glibc takes. */
const FROM_HEAP = 2 ** 25;
/** Freed bytes that the heap keeps at most. */
const KEPT = 2 ** 26;

/**
 * Lets glibc keep what the garbage collector has freed, up to 64 MB, for the next results: else each one pays for fresh
 * pages (8 MB: 400 to 900 faults, 2 to 4 ms, as long as a third of a Cholesky factorisation of that size). Nothing is
 * changed where the user has set glibc's own variables, or without glibc.
 */
export function keepFreedMemory(koffi: KoffiModule): void {
  const environment = process.env;
  const own = ["GLIBC_TUNABLES", "MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_"];
  if (process.platform !== "linux" || own.some((name) => environment[name] !== undefined)) return;
  try {
    const mallopt = koffi.load(null).func("mallopt", "int", ["int", "int"]) as (
      parameter: number,
      value: number,
    ) => number;
    mallopt(MMAP_THRESHOLD, FROM_HEAP);
    mallopt(TRIM_THRESHOLD, KEPT);
  } catch {}
}

/**
 * Large arrays in Node: results that are written whole lie in memory that nobody has cleared, as in every other BLAS
 * program (8 MB: 1.5 ms saved), and Linux backs new pages by large ones (touching 134 MB first: 104 ms down to 40 ms).
 */
export function nodeStorage(koffi: KoffiModule): Storage {
  return {
    from: 2 ** 20,
    advise: largePages(koffi) ?? (() => {}),
    blank: (bytes) => (bytes > REUSED ? new ArrayBuffer(bytes) : uncleared(bytes)),
  };
}

function uncleared(bytes: number): ArrayBuffer {
  const { buffer, byteLength } = Buffer.allocUnsafeSlow(bytes);
  return buffer.byteLength === byteLength ? buffer : new ArrayBuffer(bytes);
}

function largePages(koffi: KoffiModule): ((data: Real) => void) | null {
  if (process.platform !== "linux") return null;
  try {
    const madvise = koffi.load(null).func("madvise", "int", ["uintptr_t", "size_t", "int"]) as (
      address: bigint,
      length: number,
      advice: number,
    ) => number;
    return (data) => {
      if (data.byteLength < LARGE) return;
      const start = BigInt(koffi.address(data));
      const first = start & -LARGE_PAGE;
      madvise(first, Number(start - first) + data.byteLength, HUGE);
    };
  } catch {
    return null;
  }
}
