import type { OperationName } from "./backend.js";

/** From which size on a backend pays for its call; Infinity: never. */
interface Thresholds {
  readonly wasm: number;
  readonly native: number;
}

/**
 * Measured sizes (see bench/README.md) from which each backend is the faster one. The size of an operation is its
 * number of multiplications up to a small factor for the products, solves and decompositions (m·n·k, n³, n²·r), and
 * its number of entries for maps and reductions.
 */
const TABLE: Record<OperationName, Thresholds> = {
  gemm: { wasm: 4096, native: 16384 },
  syrk: { wasm: 4096, native: 16384 },
  potrf: { wasm: 64 ** 3, native: 24 ** 3 },
  trsm: { wasm: 64 ** 3, native: 24 ** 3 },
  potrs: { wasm: 64 ** 3, native: 24 ** 3 },
  getrf: { wasm: 64 ** 3, native: 24 ** 3 },
  getrs: { wasm: 64 ** 3, native: 24 ** 3 },
  geqrf: { wasm: 48 ** 3, native: 16 ** 3 },
  syevd: { wasm: 32 ** 3, native: 12 ** 3 },
  gesdd: { wasm: 32 ** 3, native: 12 ** 3 },
  map: { wasm: 512, native: Number.POSITIVE_INFINITY },
  reduceRows: { wasm: 65536, native: Number.POSITIVE_INFINITY },
  reduceCols: { wasm: 65536, native: Number.POSITIVE_INFINITY },
  distances: { wasm: 8192, native: 32768 },
  distancesExp: { wasm: 8192, native: 32768 },
  dualRelu: { wasm: 512, native: Number.POSITIVE_INFINITY },
  dualErf: { wasm: 512, native: Number.POSITIVE_INFINITY },
};

/** The backends that auto tries for an operation of this size, best first; those not loaded are passed over. */
export function chooseBackend(operation: OperationName, size: number): readonly ("native" | "wasm" | "js")[] {
  const { wasm, native } = TABLE[operation];
  if (size < wasm && size < native) return JS;
  if (size < native) return WASM;
  return size < wasm ? NATIVE : ALL;
}

const JS = ["js"] as const;
const WASM = ["wasm", "js"] as const;
const NATIVE = ["native", "js"] as const;
const ALL = ["native", "wasm", "js"] as const;
