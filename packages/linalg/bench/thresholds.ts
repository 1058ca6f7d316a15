/**
 * `npx tsx packages/linalg/bench/thresholds.ts`: from which size each backend wins, for the table of
 * `src/engine/sizes.ts`.
 */
import {
  type Backend,
  type Matrix,
  type OperationName,
  randomNormal,
  seededRandom,
  setThreads,
} from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { chooseBackend, MAP_NAMES } from "@collapsar/linalg/parts";
import { quickest } from "../../../bench/quickest.js";
import { jsBackend } from "../src/backends/js/index.js";
import { createWasmBackend } from "../src/backends/wasm/backend.js";
import { definite } from "./setup.js";

const OPERATIONS =
  "gemm syrk potrf trsm potrs potri getrf getrs geqrf syevd gesdd map atan2 reduceRows reduceCols distances distancesExp distancesSlope distancesExpProduct";

type Run = (backend: Backend) => unknown;

const data = (A: Matrix) => A.data as Float64Array;

/** One call of an operation at edge length n, and its size as `chooseBackend` counts it. */
function call(operation: OperationName, n: number): { run: Run; size: number } {
  const A = data(randomNormal(seededRandom(n), n, n));
  const S = data(definite(n));
  const out = new Float64Array(n * n);
  const more = new Float64Array(n * n);
  const line = new Float64Array(n).fill(1);
  const pivots = new Int32Array(n);
  const cube = n ** 3;
  const square = n * n;
  const runs: Record<OperationName, [Run, number]> = {
    gemm: [(b) => b.gemm!(false, false, n, n, n, 1, A, A, 0, out), cube],
    syrk: [(b) => b.syrk!(false, n, n, 1, A, out), cube],
    potrf: [(b) => b.potrf!(n, S.slice()), cube],
    trsm: [(b) => b.trsm!(false, n, n, S, A.slice()), cube],
    potrs: [(b) => b.potrs!(n, n, S, A.slice()), cube],
    potri: [(b) => b.potri!(n, S.slice()), cube],
    getrf: [(b) => b.getrf!(n, A.slice(), pivots), cube],
    getrs: [
      (b) =>
        b.getrs!(
          n,
          n,
          S,
          pivots.map((_, i) => i),
          A.slice(),
        ),
      cube,
    ],
    geqrf: [(b) => b.geqrf!(n, n, A, out, more), cube],
    syevd: [(b) => b.syevd!(n, S, line, out), cube],
    gesdd: [(b) => b.gesdd!(n, n, A, out, line, more), cube],
    map: [(b) => b.map!(MAP_NAMES[0], -1, A, out), square],
    atan2: [(b) => b.atan2!(A, S, out), square],
    reduceRows: [(b) => b.reduceRows!("sum", n, n, A, line), square],
    reduceCols: [(b) => b.reduceCols!("sum", n, n, A, line), square],
    distances: [(b) => b.distances!(true, n, n, n, A, S, out), cube],
    distancesExp: [(b) => b.distancesExp!(1, -1, n, n, n, A, S, out), cube],
    distancesSlope: [(b) => b.distancesSlope!(-1, new Float64Array(n), n, n, n, A, S, out), cube],
    distancesExpProduct: [(b) => b.distancesExpProduct!(1, -1, n, n, n, A, S, out, n, more), cube],
  };
  const [run, size] = runs[operation];
  return { run, size };
}

function backends(): Backend[] {
  const all: Backend[] = [jsBackend, createWasmBackend()];
  try {
    all.push(loadNative());
  } catch {}
  return all;
}

const available = backends();
setThreads(2);
for (const backend of available) backend.setThreads?.(2);
const names = OPERATIONS.split(" ") as OperationName[];

for (const name of names) {
  for (const n of [2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256]) {
    const { run, size } = call(name, n);
    const times = available
      .filter((backend) => backend[name] !== undefined)
      .map((backend) => `${backend.name} ${quickest(() => run(backend)).toFixed(1)}`);
    console.log(
      `${name} n=${n} size=${size}: ${times.join(", ")} µs; chosen ${chooseBackend(name, size)[0]}`,
    );
  }
}
process.exit();
