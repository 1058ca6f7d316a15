import { type Matrix, matrix, zeros } from "@collapsar/linalg";
import { mapInto } from "@collapsar/linalg/parts";
import { use } from "../../../bench/backends.js";
import type { BenchCase } from "../../../bench/case.js";

const ENTRIES = 25_000_000;

function values(): Matrix {
  return matrix(
    5000,
    5000,
    Float64Array.from({ length: ENTRIES }, (_, i) => -((i * 0.618) % 20)),
  );
}

function mathExp(x: Float64Array, y: Float64Array): Float64Array {
  for (let i = 0; i < x.length; i++) y[i] = Math.exp(x[i]!);
  return y;
}

/** Maps are always computed by wasm; with the native backend loaded its threads carry the numbers themselves. */
function exp(backend: "native" | "wasm", peer: "numpy" | "math"): BenchCase {
  return {
    name: "exp",
    backend,
    dtype: "f64",
    size: "25000000 threads=2",
    prepare() {
      use(backend === "native" ? "auto" : backend, 2);
      const A = values();
      const out = zeros(A.rows, A.cols);
      const spare = new Float64Array(A.data.length);
      const setup = `X = -((np.arange(${ENTRIES}) * 0.618) % 20)\nY = np.empty_like(X)`;
      const other =
        peer === "numpy"
          ? ({ name: "numpy", setup, python: "np.exp(X, out=Y)" } as const)
          : { name: "math", run: () => mathExp(A.data as Float64Array, spare) };
      return { run: () => mapInto(A, "exp", out), peer: other };
    },
  };
}

export const cases: readonly BenchCase[] = [
  exp("native", "numpy"),
  exp("native", "math"),
  exp("wasm", "numpy"),
  exp("wasm", "math"),
];
