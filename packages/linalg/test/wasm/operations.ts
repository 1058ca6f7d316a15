import type { Backend } from "../../src/engine/contract.js";
import { noise } from "./noise.js";

/** Results of one call of each operation, large enough to be shared among threads. */
export function everyOperation(wasm: Backend): Record<string, Float64Array> {
  const n = 300;
  const d = 200;
  const results: Record<string, Float64Array> = {};
  const fresh = (name: string, length: number) => {
    const out = new Float64Array(length);
    results[name] = out;
    return out;
  };
  const A = noise(n * n, 1);
  const X = noise(n * d, 2);
  wasm.gemm!(false, true, n, n, n, 0.5, A, A, 0, fresh("gemm", n * n));
  wasm.syrk!(false, n, d, 1, X, fresh("syrk", n * n));
  const S = results["syrk"]!.map((x, i) => (i % (n + 1) === 0 ? x + 1 : x));
  wasm.distancesExp!(1, -0.5, n, n, d, X, X, fresh("laplace", n * n));
  wasm.map!("exp", 1, A, fresh("exp", n * n));
  fresh("potrf", n * n).set(S);
  wasm.potrf!(n, results["potrf"]!);
  fresh("potrs", n * n).set(A);
  wasm.potrs!(n, n, results["potrf"]!, results["potrs"]!);
  fresh("potri", n * n).set(results["potrf"]!);
  wasm.potri!(n, results["potri"]!);
  fresh("getrf", n * n).set(A);
  wasm.getrf!(n, results["getrf"]!, new Int32Array(n));
  wasm.geqrf!(n, d, X, fresh("Q", n * d), fresh("R", d * d));
  wasm.syevd!(n, S, fresh("values", n), fresh("vectors", n * n));
  wasm.gesdd!(n, d, X, fresh("U", n * d), fresh("S", d), fresh("V", d * d));
  return results;
}
