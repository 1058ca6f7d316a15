import { getBackend, matmul, toMlMatrix } from "@collapsar/linalg";
import { numpyThreads, use } from "../../../bench/backends.js";
import type { BenchCase, PythonPeer } from "../../../bench/case.js";
import { jaxMatmul } from "./jax.js";
import { normal, numpyNormal } from "./setup.js";
import { tensorflowMatmul } from "./tensorflow.js";

function numpy(n: number, threads: number, env: Record<string, string> = {}): PythonPeer {
  return {
    name: "numpy",
    setup: numpyNormal(n, n),
    python: "X @ X",
    env: { ...numpyThreads(threads), ...env },
  };
}

function native(n: number, ownCore: boolean): BenchCase {
  return {
    name: "matmul",
    backend: "native",
    dtype: "f64",
    size: `${n} threads=2${ownCore ? " (NumPy with our core type)" : ""}`,
    prepare() {
      use("native", 2);
      const A = normal(n, n);
      const core = getBackend().core;
      const env = ownCore && core !== undefined ? { OPENBLAS_CORETYPE: core } : {};
      return { run: () => matmul(A, A), peer: numpy(n, 2, env) };
    },
  };
}

function againstMlMatrix(backend: "wasm" | "js"): BenchCase {
  return {
    name: "matmul",
    backend,
    dtype: "f64",
    size: "1024 threads=1",
    prepare() {
      use(backend, 1);
      const A = normal(1024, 1024);
      const M = toMlMatrix(A);
      return { run: () => matmul(A, A), peer: { name: "ml-matrix", run: () => M.mmul(M) } };
    },
  };
}

/** Products in float32 against a library of this runtime. */
function againstLibrary(name: string, product: typeof tensorflowMatmul): BenchCase {
  return {
    name: "matmul",
    backend: "wasm",
    dtype: "f32",
    size: "1024 threads=1",
    async prepare() {
      use("wasm", 1);
      const A = normal(1024, 1024, "f32");
      const run = await product(1024, A.data as Float32Array);
      return { run: () => matmul(A, A), peer: { name, run } };
    },
  };
}

/** The plain loop that a tiny product is held against. */
function plain(A: Float64Array, B: Float64Array, n: number): Float64Array {
  const C = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let total = 0;
      for (let k = 0; k < n; k++) total += A[i * n + k]! * B[k * n + j]!;
      C[i * n + j] = total;
    }
  }
  return C;
}

export const cases: readonly BenchCase[] = [
  native(1024, false),
  native(1024, true),
  native(2048, false),
  native(2048, true),
  againstMlMatrix("wasm"),
  againstMlMatrix("js"),
  {
    name: "matmul",
    backend: "wasm",
    dtype: "f64",
    size: "1024 threads=2",
    prepare() {
      use("wasm", 2);
      const A = normal(1024, 1024);
      return { run: () => matmul(A, A), peer: numpy(1024, 2) };
    },
  },
  againstLibrary("tfjs-wasm", tensorflowMatmul),
  againstLibrary("jax-js", jaxMatmul),
  {
    name: "matmul",
    backend: "auto",
    dtype: "f64",
    size: "2",
    prepare() {
      use("auto", 2);
      const A = normal(2, 2);
      const data = A.data as Float64Array;
      return { run: () => matmul(A, A), peer: { name: "math", run: () => plain(data, data, 2) } };
    },
  },
];
