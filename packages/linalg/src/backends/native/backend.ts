import type { Backend, BackendDescription, OperationName } from "../../engine/contract.js";
import type { Dtype } from "../../matrix/matrix.js";
import { integer, integers } from "./arguments.js";
import { blasOperations } from "./blas.js";
import { factorisations } from "./factorisations.js";
import type { NativeLibrary } from "./library.js";
import { spectralOperations } from "./spectra.js";
import type { Routine, Symbols } from "./symbols.js";

/** The routines behind each operation, to know what there is in float32. */
const NEEDS: Partial<Record<OperationName, readonly Routine[]>> = {
  gemm: ["gemm"],
  syrk: ["syrk"],
  trsm: ["trsm"],
  potrs: ["trsm"],
  getrs: ["trsm"],
  potrf: ["potrf"],
  potri: ["potri"],
  getrf: ["getrf"],
  geqrf: ["geqrf", "orgqr"],
  syevd: ["syevd"],
  gesdd: ["gesdd"],
};

/** Whether the library's integers have 64 bits: the pivots (2, 2) of the exchange matrix tell by their places. */
function hasWideIntegers({ d }: Symbols): boolean {
  if (!d.getrf) return false;
  const pivots = integers(2);
  const size = integer(2);
  d.getrf(size, size, Float64Array.of(0, 1, 1, 0), size, pivots, integer(0));
  return pivots[1] === 0;
}

/**
 * Requires that the library multiplies rightly: [[1, 2], [3, 4]] · [[5, 6], [7, 8]].
 *
 * @throws Error with what it computed: a reason that `loadNative` collects
 */
function checkProduct(gemm: NonNullable<Backend["gemm"]>): void {
  const C = new Float64Array(4);
  gemm(false, false, 2, 2, 2, 1, Float64Array.of(1, 2, 3, 4), Float64Array.of(5, 6, 7, 8), 0, C);
  if (C.join() !== "19,22,43,50") throw new Error(`its dgemm computes ${C.join(" ")} instead of 19 22 43 50`);
}

/** The backend over an opened library; elementwise maps stay with wasm and js. */
export function createNativeBackend(library: NativeLibrary): Backend {
  const { symbols } = library;
  const blas = blasOperations(library);
  checkProduct(blas.gemm!);
  const operations = {
    ...blas,
    ...factorisations(library, hasWideIntegers(symbols)),
    ...spectralOperations(library),
  };
  return {
    name: "native",
    orientsVectors: true,
    ...operations,
    supports(operation: OperationName, dtype: Dtype) {
      const table = dtype === "f32" ? symbols.s : symbols.d;
      return (NEEDS[operation] ?? []).every((routine) => table[routine] !== undefined);
    },
    threads: () => library.threads(),
    setThreads: (threads: number) => library.setThreads(threads),
    describe(): BackendDescription {
      const { path, core, version } = library;
      return {
        name: "native",
        threads: library.threads(),
        library: path,
        ...(core === null ? {} : { core }),
        ...(version === null ? {} : { version }),
      };
    },
  };
}
