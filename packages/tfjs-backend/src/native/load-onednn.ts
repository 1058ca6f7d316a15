import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { InputError } from "@collapsar/linalg";
import { checkInteger } from "@collapsar/linalg/check";
import { setConvolutionEngine } from "../kernels/convolution-engine.js";
import { type KoffiModule, koffiPath, loadKoffi } from "./koffi.js";
import { oneDnnConvolutions } from "./onednn-convolution.js";
import { bindOneDnn, type OneDnnLibrary } from "./onednn-library.js";

/** oneDNN could not be used, or was not wanted; `reasons` has one line for each library that was tried. */
export class OneDnnUnavailableError extends InputError {
  override readonly name = "OneDnnUnavailableError";

  constructor(
    readonly reasons: readonly string[],
    readonly hint: string,
  ) {
    super({
      fn: "loadOneDnn",
      requirement: "a oneDNN library must be found",
      received: reasons.join("; "),
      remedy: hint,
    });
  }
}

/** The value of COLLAPSAR_ONEDNN that asks for no library at all. */
const NO_LIBRARY = "none";

const OPENMP = "libgomp.so.1";

const NAMES: Readonly<Record<string, readonly string[]>> = {
  linux: ["libdnnl.so.2"],
  darwin: ["libdnnl.2.dylib"],
  win32: ["dnnl.dll"],
};

let found: { readonly description: string; close(): void } | undefined;

/** An opened oneDNN. */
interface Opened {
  readonly koffi: KoffiModule;
  readonly library: OneDnnLibrary;
  /** By which it was found. */
  readonly name: string;
  /** Its version and the name of its file. */
  readonly description: string;
}

/** The result for the first oneDNN that opens, tried in turn. */
function withOneDnn<T>(use: (opened: Opened) => T): T {
  const asked = process.env["COLLAPSAR_ONEDNN"];
  if (asked === NO_LIBRARY) {
    throw new OneDnnUnavailableError(
      ["COLLAPSAR_ONEDNN=none"],
      "unset COLLAPSAR_ONEDNN to use the machine's library",
    );
  }
  const reasons: string[] = [];
  for (const name of asked ? [asked] : (NAMES[process.platform] ?? [])) {
    try {
      // A file of the user's may be anything: a process of its own tries it first.
      if (asked) probe(asked);
      const koffi = loadKoffi();
      const library = bindOneDnn(koffi, koffi.load(name));
      return use({ koffi, library, name, description: `oneDNN ${library.version} (${basename(name)})` });
    } catch (error) {
      reasons.push(`${name}: ${firstLine(error)}`);
    }
  }
  if (reasons.length === 0) reasons.push(`no name of the library is known on ${process.platform}`);
  const hint =
    process.platform === "linux"
      ? "apt-get install libdnnl2"
      : "install oneDNN 2 and name its file in COLLAPSAR_ONEDNN";
  throw new OneDnnUnavailableError(reasons, hint);
}

/**
 * Finds oneDNN 2 as `loadOneDnn` does, and leaves it unused: for records of what a computation by backend `collapsar`
 * depends on.
 *
 * @returns what would be opened: version and file
 * @throws OneDnnUnavailableError with the reason for each library tried
 */
export function findOneDnn(): string {
  return found?.description ?? withOneDnn(({ description }) => description);
}

/**
 * Finds and opens oneDNN 2 (Debian: `apt-get install libdnnl2`), or the file that COLLAPSAR_ONEDNN names, and hands
 * its convolutions to backend `collapsar`: forward, input gradient and filter gradient, in our layout.
 * COLLAPSAR_ONEDNN=none says that there is none. A second call changes nothing. What it creates is destroyed when the
 * process ends.
 *
 * @param threads - of its calls; by default as many as OpenMP takes
 * @returns what was opened
 * @throws OneDnnUnavailableError with the reason for each library tried
 */
export function loadOneDnn({ threads }: { readonly threads?: number | undefined } = {}): string {
  if (threads !== undefined) checkInteger("loadOneDnn", "threads", threads, 1);
  if (found) return found.description;
  return withOneDnn(({ koffi, library, name, description }) => {
    for (const pinned of [name, OPENMP]) keepLoaded(koffi, pinned);
    const engine = oneDnnConvolutions(library, description);
    process.once("exit", () => unload());
    found = engine;
    if (threads !== undefined) setOpenMpThreads(koffi, threads);
    setConvolutionEngine(engine);
    return description;
  });
}

/** Gives everything back: the library crashes at the end of a process that it still holds memory of. */
function unload(): void {
  setConvolutionEngine(undefined);
  found?.close();
  found = undefined;
}

/** RTLD_LAZY | RTLD_NODELETE of dlopen. */
const LAZY_AND_KEPT = 0x1001;

/**
 * Keeps a library in memory to the end of the process. koffi closes what it has opened before OpenMP's threads have
 * ended, and they would then run in code that is gone.
 */
function keepLoaded(koffi: KoffiModule, name: string): void {
  if (process.platform !== "linux") return;
  for (const libc of ["libc.so.6", "libdl.so.2"]) {
    try {
      koffi.load(libc).func("dlopen", "uint64_t", ["str", "int"])(name, LAZY_AND_KEPT);
      return;
    } catch {
      // Before glibc 2.34 the function is in a library of its own.
    }
  }
}

/** Debian's oneDNN shares its threads by GNU's OpenMP; another one keeps its own number. */
function setOpenMpThreads(koffi: KoffiModule, threads: number): void {
  try {
    koffi.load(OPENMP).func("omp_set_num_threads", "void", ["int"])(threads);
  } catch {}
}

function probe(path: string): void {
  const script = "require(process.argv[1]).load(process.argv[2])";
  const child = spawnSync(process.execPath, ["-e", script, koffiPath(), path], {
    encoding: "utf8",
    timeout: 20_000,
  });
  if (child.status === 0) return;
  if (child.signal) throw new Error(`it crashes when it is loaded (${child.signal})`);
  const line = child.stderr.split("\n").find((text) => text.startsWith("Error: "));
  throw new Error(line?.slice("Error: ".length) ?? `loading it ends with status ${child.status}`);
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
