import { InputError, named } from "../check/index.js";
import type { OperationName } from "./contract.js";

/** From which size on a backend pays for its call; Infinity: never. */
export interface Sizes {
  readonly wasm: number;
  readonly native: number;
}

const NEVER = Number.POSITIVE_INFINITY;

/**
 * Sizes measured by linalg's `bench/thresholds.ts` (two threads, Xeon with AVX-512; kernels has its own for what it
 * registers) from which each backend is the faster one.
 * The size of an operation is its number of multiplications up to a small factor for the products, solves and
 * decompositions (m·n·k, n³, n²·r), and its number of entries for maps and reductions.
 */
export const OWN: Readonly<Record<OperationName, Sizes>> = {
  gemm: { wasm: 6000, native: 1500 },
  syrk: { wasm: 6000, native: 1500 },
  potrf: { wasm: 1000, native: 1000 },
  trsm: { wasm: 4000, native: 1500 },
  potrs: { wasm: 4000, native: 1500 },
  potri: { wasm: 14_000, native: 2000 },
  getrf: { wasm: 1000, native: 800_000 },
  getrs: { wasm: 4000, native: 1500 },
  geqrf: { wasm: 100, native: 20_000_000 },
  syevd: { wasm: 500, native: 8 },
  gesdd: { wasm: 30, native: 30 },
  map: { wasm: 400, native: NEVER },
  atan2: { wasm: 400, native: NEVER },
  reduceRows: { wasm: 1500, native: NEVER },
  reduceCols: { wasm: 500, native: NEVER },
  distances: { wasm: 1500, native: NEVER },
  distancesExp: { wasm: 1500, native: NEVER },
  distancesSlope: { wasm: 1500, native: NEVER },
  distancesExpProduct: { wasm: 1500, native: NEVER },
};

/** Sizes at which a function leaves the operations' own ways, measured with the table above. */
export const SHORTCUTS = {
  /** Multiplications up to which a product is quickest by three plain loops. */
  tinyProduct: 512,
  /**
   * Multiplications below which a library's product is made by one thread: half a millisecond, where waking another
   * one can take four on a virtual machine.
   */
  loneProduct: 2 ** 25,
  /** Columns from which distances are quicker by the products of a library than by those of wasm. */
  distanceColumns: 12,
} as const;

/** The sizes of an operation of another package. */
export interface RegisteredSizes extends Sizes {
  /** The operations of the native library without which native has no way of it. */
  readonly needs: readonly OperationName[];
  /** Whether a forced library takes its way from its size on only. */
  readonly shortcut: boolean;
}

/** The one table: linalg's own sizes, and what other packages registered. */
const registered = new Map<string, Sizes | number>(Object.entries({ ...OWN, ...SHORTCUTS }));

/** Every size at which something is computed another way, by name: linalg's, and what other packages registered. */
export function knownSizes(): ReadonlyMap<string, Sizes | number> {
  return registered;
}

/** Whether `name` is an operation, linalg's own or registered. */
export function isOperation(name: unknown): name is string {
  return typeof registered.get(name as string) === "object";
}

/** The sizes of an operation; its name was checked. */
export function sizesOf(name: string): Sizes {
  return registered.get(name) as Sizes;
}

/** Enters a name once; the same again, as by a second copy of a package, changes nothing. */
function enter(name: string, entry: Sizes | number): void {
  const old = registered.get(name);
  if (old !== undefined && (name in OWN || !alike(old, entry))) {
    const requirement = "must be free: another operation or size has it";
    throw new InputError({ argument: "name", requirement, received: name });
  }
  registered.set(name, entry);
}

function alike(a: Sizes | number, b: Sizes | number): boolean {
  if (typeof a === "number" || typeof b === "number") return a === b;
  const [one, other] = [a as RegisteredSizes, b as RegisteredSizes];
  const same = one.wasm === other.wasm && one.native === other.native && one.shortcut === other.shortcut;
  return same && String(one.needs) === String(other.needs);
}

/** Adds an operation to the table; sizes that are left out are never reached. */
export function registerSizes(
  name: string,
  {
    wasm = NEVER,
    native = NEVER,
    needs,
    shortcut,
  }: { wasm?: number | undefined; native?: number | undefined } & Omit<RegisteredSizes, keyof Sizes>,
): RegisteredSizes {
  const sizes = { wasm, native, needs, shortcut };
  named("defineOperation", () => enter(name, sizes));
  return sizes;
}

/**
 * A size at which a function takes another way, whoever computes: the number itself, which the one table of sizes keeps
 * under the name.
 *
 * @throws InputError if the name is taken by an operation or another size
 */
export function defineSize(name: string, size: number): number {
  named("defineSize", () => enter(name, size));
  return size;
}
