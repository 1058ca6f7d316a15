/** A library to try: BLAS and, where it is a file of its own, LAPACK. */
export interface Candidate {
  readonly blas: string;
  readonly lapack?: string | undefined;
}

/**
 * Debian, Ubuntu, Fedora (whose plain libopenblas has no threads), Alpine and Arch; then MKL; then whatever BLAS is
 * installed.
 */
const LINUX: readonly Candidate[] = [
  { blas: "libopenblasp.so.0" },
  { blas: "libopenblaso.so.0" },
  { blas: "libopenblas.so.0", lapack: "liblapack.so.3" },
  { blas: "libopenblas.so.3", lapack: "liblapack.so.3" },
  { blas: "libopenblas.so" },
  { blas: "libopenblas64.so.0" },
  { blas: "libmkl_rt.so.2" },
  { blas: "libmkl_rt.so.1" },
  { blas: "libmkl_rt.so" },
  { blas: "libblis.so.4", lapack: "liblapack.so.3" },
  { blas: "libblas.so.3", lapack: "liblapack.so.3" },
];

const MAC: readonly Candidate[] = [
  { blas: "/System/Library/Frameworks/Accelerate.framework/Accelerate" },
  { blas: "/opt/homebrew/opt/openblas/lib/libopenblas.dylib" },
  { blas: "/usr/local/opt/openblas/lib/libopenblas.dylib" },
];

const WINDOWS: readonly Candidate[] = [
  { blas: "libopenblas.dll" },
  { blas: "openblas.dll" },
  { blas: "mkl_rt.2.dll" },
  { blas: "mkl_rt.1.dll" },
  { blas: "mkl_rt.dll" },
];

/** How to get a library, for `collapsar doctor`. */
export function installHint(platform: string): string {
  if (platform === "darwin") return "macOS ships Accelerate; nothing needs to be installed";
  if (platform === "win32")
    return "put libopenblas.dll (github.com/OpenMathLib/OpenBLAS/releases) on the PATH";
  return "apt install libopenblas0-pthread, dnf install openblas-threads, or apk add openblas";
}

/** The libraries to try, best first. */
export function candidates(platform: string): readonly Candidate[] {
  if (platform === "darwin") return MAC;
  return platform === "win32" ? WINDOWS : LINUX;
}
