import type { ForeignLibrary } from "./koffi.js";

/**
 * The Fortran routines in use, with their parameters: c a character, i an integer, s a scalar of the element type,
 * p an array; "+n" appends n hidden character lengths (gfortran), harmless where the callee does not look for them.
 */
const ROUTINES = {
  gemm: "cciiispipispi",
  syrk: "cciispispi",
  syr2k: "cciispipispi",
  trsm: "cccciispipi",
  potrf: "cipii+1",
  potri: "cipii+1",
  getrf: "iipipi",
  geqrf: "iipippii",
  orgqr: "iiipippii",
  syevd: "ccipippipii+2",
  latrd: "ciipipppi+1",
  sterf: "ippi",
  gesdd: "ciipippipipipi+1",
} as const;

export type Routine = keyof typeof ROUTINES;
/** A bound routine. */
export type Foreign = (...args: unknown[]) => void;

const BLAS: readonly Routine[] = ["gemm", "syrk", "syr2k", "trsm"];

/**
 * The spellings of a Fortran routine: plain, 64-bit builds, Accelerate's new LAPACK, the builds inside Python wheels.
 */
const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => `${name}$NEWLAPACK`,
  (name) => `${name}_`,
  (name) => name,
  (name) => `${name}_64_`,
  (name) => `${name}64_`,
  (name) => `scipy_${name}_64_`,
  (name) => `scipy_${name}_`,
];

function signature(code: string): string[] {
  const [parameters, hidden = "0"] = code.split("+");
  return [
    ...Array<string>(parameters!.length).fill("void *"),
    ...Array<string>(Number(hidden)).fill("size_t"),
  ];
}

/** The routine under any of its spellings, in any of the libraries; null if it is nowhere. */
function find(libraries: readonly ForeignLibrary[], name: string, parameters: string[]): Foreign | null {
  for (const library of libraries) {
    for (const spelling of SPELLINGS) {
      try {
        return library.func(spelling(name), "void", parameters) as Foreign;
      } catch {}
    }
  }
  return null;
}

/** The routines found, for the element prefixes d and s, and the names of those that are missing. */
export interface Symbols {
  readonly d: Partial<Record<Routine, Foreign>>;
  readonly s: Partial<Record<Routine, Foreign>>;
  readonly missing: readonly string[];
}

/** Binds every routine that the libraries have: BLAS from the first, LAPACK from either. */
export function bindSymbols(blas: ForeignLibrary, lapack: ForeignLibrary | null): Symbols {
  const symbols: Symbols & { missing: string[] } = { d: {}, s: {}, missing: [] };
  for (const [name, code] of Object.entries(ROUTINES) as [Routine, string][]) {
    const libraries = BLAS.includes(name) || !lapack ? [blas] : [blas, lapack];
    for (const prefix of ["d", "s"] as const) {
      const routine = find(libraries, prefix + name, signature(code));
      if (routine) symbols[prefix][name] = routine;
      else symbols.missing.push(prefix + name);
    }
  }
  return symbols;
}

/** A function of the library's own (threads, names), or null. */
export function optional<T>(
  library: ForeignLibrary,
  names: readonly string[],
  result: string,
  parameters: string[],
): T | null {
  for (const name of names) {
    try {
      return library.func(name, result, parameters) as T;
    } catch {}
  }
  return null;
}
