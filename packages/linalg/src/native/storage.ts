import type { Real, Storage } from "../matrix.js";
import type { KoffiModule } from "./koffi.js";

const PAGE = 4096n;
/** MADV_HUGEPAGE of Linux. */
const HUGE = 14;
/** Bytes from which large pages are asked for. */
const LARGE = 2 ** 22;
/** Bytes up to which uncleared memory is asked for: beyond, it comes from the system, cleared. */
const REUSED = 2 ** 30;

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
      const first = (start + PAGE - 1n) & ~(PAGE - 1n);
      const end = (start + BigInt(data.byteLength)) & ~(PAGE - 1n);
      if (end > first) madvise(first, Number(end - first), HUGE);
    };
  } catch {
    return null;
  }
}
