import type { OperationName } from "../backends/contract.js";
import { checkNonNegative, checkOneOf } from "../check/index.js";

/** From which size on a backend pays for its call; Infinity: never. */
interface Thresholds {
  readonly wasm: number;
  readonly native: number;
}

/**
 * Sizes measured by `bench/thresholds.ts` (two threads, Xeon with AVX-512) from which each backend is the faster one. The size of an operation is its
 * number of multiplications up to a small factor for the products, solves and decompositions (m·n·k, n³, n²·r), and
 * its number of entries for maps and reductions.
 */
const TABLE: Record<OperationName, Thresholds> = {
  gemm: { wasm: 6000, native: 3000 },
  syrk: { wasm: 6000, native: 3000 },
  potrf: { wasm: 1000, native: 1000 },
  trsm: { wasm: 4000, native: 1500 },
  potrs: { wasm: 4000, native: 1500 },
  getrf: { wasm: 1000, native: 800_000 },
  getrs: { wasm: 4000, native: 1500 },
  geqrf: { wasm: 100, native: 20_000_000 },
  syevd: { wasm: 500, native: 8 },
  gesdd: { wasm: 30, native: 30 },
  map: { wasm: 400, native: Number.POSITIVE_INFINITY },
  atan2: { wasm: 400, native: Number.POSITIVE_INFINITY },
  reduceRows: { wasm: 1500, native: Number.POSITIVE_INFINITY },
  reduceCols: { wasm: 500, native: Number.POSITIVE_INFINITY },
  distances: { wasm: 1500, native: Number.POSITIVE_INFINITY },
  distancesExp: { wasm: 1500, native: Number.POSITIVE_INFINITY },
  radialPair: { wasm: 1000, native: Number.POSITIVE_INFINITY },
  dualRelu: { wasm: 100, native: Number.POSITIVE_INFINITY },
  dualErf: { wasm: 600, native: Number.POSITIVE_INFINITY },
  network: { wasm: 100, native: Number.POSITIVE_INFINITY },
};

/** Sizes at which auto leaves the operations' own ways, measured with the table above. */
export const SHORTCUTS = {
  /** Columns from which a native product and a plain pass over it are quicker than the fused kernels of wasm … */
  wideColumns: 256,
  /** … and the pairs of rows that this takes. */
  widePairs: 4096,
} as const;

/** The names of all operations. */
export const OPERATIONS: ReadonlySet<string> = new Set(Object.keys(TABLE));

/**
 * The backends that auto tries for an operation of this size, best first; those not loaded are passed over.
 *
 * @param size - multiplications of a product, solve or decomposition (m·n·k, n³, n²·r), entries of a map or reduction
 * @throws InputError for an unknown operation or size
 */
export function chooseBackend(operation: OperationName, size: number): readonly ("native" | "wasm" | "js")[] {
  checkOneOf("chooseBackend", "operation", operation, [...OPERATIONS]);
  checkNonNegative("chooseBackend", "size", size);
  return preferred(operation, size);
}

/** The same without checks: it is asked at every call. */
export function preferred(operation: OperationName, size: number): readonly ("native" | "wasm" | "js")[] {
  const { wasm, native } = TABLE[operation];
  if (size < wasm && size < native) return JS;
  if (size < native) return WASM;
  return size < wasm ? NATIVE : ALL;
}

const JS = ["js"] as const;
const WASM = ["wasm", "js"] as const;
const NATIVE = ["native", "js"] as const;
const ALL = ["native", "wasm", "js"] as const;
