import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { Candidate } from "./candidates.js";
import { coreTypeFor, cpuFlags } from "./core-type.js";
import { withEnvironment } from "./environment.js";
import { type ForeignLibrary, hasLargeStack, type KoffiModule, message } from "./koffi.js";
import { bindSymbols, optional, type Symbols } from "./symbols.js";

/** An opened BLAS/LAPACK with its own controls. */
export interface NativeLibrary {
  readonly path: string;
  readonly symbols: Symbols;
  readonly core: string | null;
  readonly version: string | null;
  threads(): number;
  setThreads(threads: number): void;
  /** Makes a call with one thread, whatever was set, where the library lets its threads be set. */
  alone<T>(call: () => T): T;
  /** Factors a matrix of so many entries: with one thread where they are few. */
  small<T>(entries: number, factor: () => T): T;
}

/**
 * Set while the library is loaded: the core type, and for how long its threads spin after a call: 2²⁴ cycles, some 6
 * ms. OpenBLAS's own 2²⁸ would take a core from our threads for 100 ms after each call. Much less, and they sleep
 * between the
 * calls of one loop: a virtual machine's scheduler then often wakes them on the caller's core, and leaves them there
 * for tens of milliseconds.
 */
function variables(): Record<string, string> {
  const core = coreTypeFor(cpuFlags());
  return { ...(core === null ? {} : { OPENBLAS_CORETYPE: core }), OPENBLAS_THREAD_TIMEOUT: "24" };
}

/**
 * Opens a candidate and binds its routines.
 *
 * @throws Error if it cannot be opened or lacks dgemm
 */
export function openLibrary(koffi: KoffiModule, { blas, lapack }: Candidate): NativeLibrary {
  const isLoaded = mappedPath(blas) !== blas;
  const library = withEnvironment(koffi, isLoaded ? {} : variables(), () => koffi.load(blas));
  let second: ForeignLibrary | null = null;
  let symbols = bindSymbols(library, null);
  if (lapack && symbols.missing.length > 0) {
    try {
      second = koffi.load(lapack);
    } catch {}
    symbols = bindSymbols(library, second);
  }
  if (!symbols.d.gemm || !symbols.s.gemm) throw new Error("it lacks the symbols dgemm and sgemm");
  if (!hasLargeStack(koffi)) symbols = withoutLu(symbols);
  return { path: mappedPath(blas), symbols, ...controls(library) };
}

function withoutLu(symbols: Symbols): Symbols {
  const [d, s] = [{ ...symbols.d }, { ...symbols.s }];
  delete d.getrf;
  delete s.getrf;
  return { d, s, missing: [...symbols.missing, "getrf"] };
}

/**
 * Entries of a matrix below which it is factored with one thread. There OpenBLAS's threads meet more often than they
 * save, and on a busy machine each of these meetings lasts until the scheduler comes round: a Cholesky factorisation of
 * 160 rows took 60 ms in place of 2.
 */
const fewEntries = 512 ** 2;

/** The library's own functions, by the name of its kind. */
function controls(library: ForeignLibrary) {
  const suffixed = (name: string) => [name, `${name}64_`, `scipy_${name}64_`, `scipy_${name}`];
  const get = optional<() => number>(
    library,
    [...suffixed("openblas_get_num_threads"), "MKL_Get_Max_Threads", "bli_thread_get_num_threads"],
    "int",
    [],
  );
  const set = optional<(threads: number) => void>(
    library,
    [...suffixed("openblas_set_num_threads"), "MKL_Set_Num_Threads", "bli_thread_set_num_threads"],
    "void",
    ["int"],
  );
  // the library's own count is the whole process's, and another thread may be in the middle of a lone call
  let asked: number | undefined;
  const core = optional<() => string>(library, suffixed("openblas_get_corename"), "str", []);
  const version = optional<() => string>(library, suffixed("openblas_get_config"), "str", []);
  const alone = <T>(call: () => T): T => {
    if (!set || asked === undefined || asked === 1) return call();
    set(1);
    try {
      return call();
    } finally {
      set(asked);
    }
  };
  return {
    core: core?.() ?? null,
    version: version?.().trim() ?? null,
    threads: () => get?.() ?? availableParallelism(),
    setThreads(threads: number) {
      asked = threads;
      set?.(threads);
    },
    alone,
    small: <T>(entries: number, factor: () => T): T => (entries < fewEntries ? alone(factor) : factor()),
  };
}

/** The file behind a library's name, as the process has it mapped (Linux); else the name. */
function mappedPath(name: string): string {
  try {
    const stem = name
      .split("/")
      .at(-1)!
      .replace(/\.so.*$/, "");
    const line = readFileSync("/proc/self/maps", "utf8")
      .split("\n")
      .find((entry) => entry.split("/").at(-1)?.startsWith(stem));
    return line ? line.slice(line.indexOf("/")) : name;
  } catch {
    return name;
  }
}

/**
 * Opens and calls a library in a process of its own first, so that one that crashes at load does not take ours along.
 *
 * @throws Error if that process fails
 */
export function probe(blas: string): void {
  const script = "const k=require(process.argv[1]);k.load(process.argv[2])";
  const koffi = createRequire(import.meta.url).resolve("koffi");
  const child = spawnSync(process.execPath, ["-e", script, koffi, blas], {
    encoding: "utf8",
    env: { ...variables(), ...process.env },
    timeout: 20_000,
  });
  if (child.status === 0) return;
  if (child.signal) throw new Error(`it crashes when it is loaded (${child.signal})`);
  const heading = "Error: ";
  const line = child.stderr.split("\n").find((text) => text.startsWith(heading));
  throw new Error(message(line?.slice(heading.length) ?? `loading it ends with status ${child.status}`));
}
