import { hasSimd } from "../../engine/binary.js";
import type { Backend } from "../../engine/contract.js";
import { createEngine, type EngineOptions } from "../../engine/engine.js";
import { potrf } from "./cholesky.js";
import { distanceProduct } from "./distance-product.js";
import { distances } from "./distances.js";
import { syevd } from "./eigen.js";
import { gemm, syrk } from "./gemm.js";
import { potri } from "./inverse.js";
import { getrf, getrs } from "./lu.js";
import { atan2, map } from "./map.js";
import { geqrf } from "./qr.js";
import { reduceCols, reduceRows } from "./reduce.js";
import { gesdd } from "./svd.js";
import { potrs, trsm } from "./triangular.js";

/** Whether the kernels can run here (WebAssembly with SIMD). */
function wasmAvailable(): boolean {
  return hasSimd();
}

/**
 * The wasm backend: SIMD kernels written in AssemblyScript, compiled when this is called.
 *
 * @throws Error where the platform lacks WebAssembly or its SIMD: the reason that `setBackend("wasm")` gives
 */
export function createWasmBackend(options: EngineOptions = {}): Backend {
  if (!wasmAvailable()) throw new Error("wasm: this platform has no WebAssembly SIMD");
  const engine = createEngine(options);
  /** An operation that gives its memory back, whatever happens. */
  function scoped<A extends unknown[], R>(operation: (...args: A) => R): (...args: A) => R {
    return (...args) => engine.scoped(() => operation(...args));
  }
  return {
    name: "wasm",
    engine,
    threads: () => engine.threads(),
    setThreads: (threads) => engine.setThreads(threads),
    describe: () => ({ name: "wasm", threads: engine.threads(), core: engine.core }),
    gemm: scoped((...args) => gemm(engine, ...args)),
    syrk: scoped((trans, n, k, alpha, A, C) => syrk(engine, trans, n, k, alpha, A, C)),
    potrf: scoped((n, A, lower) => potrf(engine, n, A, lower)),
    potri: scoped((n, A) => potri(engine, n, A)),
    trsm: scoped((...args) => trsm(engine, ...args)),
    potrs: scoped((...args) => potrs(engine, ...args)),
    getrf: scoped((...args) => getrf(engine, ...args)),
    getrs: scoped((...args) => getrs(engine, ...args)),
    geqrf: scoped((...args) => geqrf(engine, ...args)),
    syevd: scoped((...args) => syevd(engine, ...args)),
    gesdd: scoped((...args) => gesdd(engine, ...args)),
    map: scoped((...args) => map(engine, ...args)),
    atan2: scoped((...args) => atan2(engine, ...args)),
    reduceRows: scoped((...args) => reduceRows(engine, ...args)),
    reduceCols: scoped((...args) => reduceCols(engine, ...args)),
    distances: scoped((root, ...args) => distances(engine, root ? 1 : 0, 0, null, ...args)),
    distancesExp: scoped((power, scale, ...args) =>
      distances(engine, power === 1 ? 3 : 2, scale, null, ...args),
    ),
    distancesSlope: scoped((...args) => distances(engine, 4, ...args)),
    distancesExpProduct: scoped((power, ...args) => distanceProduct(engine, power === 1 ? 3 : 2, ...args)),
  };
}
