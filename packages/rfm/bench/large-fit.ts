/**
 * Time and memory of large fits: `tsx bench/large-fit.ts auto 20000 30 [rounds]` (or `direct`, `iterative`),
 * `… tree 1000000 50 [leafRows]`. One JSON line: {kind, n, d, seconds, cpu, peakMiB, …}. Not part of `npm run bench`,
 * whose cases end in seconds.
 */
import { matrix, seededRandom, setBackend, setThreads } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { fitRfm } from "@collapsar/rfm";
import { codeTargets, fitTree, meanSquaredError, predictTree } from "@collapsar/rfm/parts";
import { classData } from "./setup.js";

const [kind = "auto", rows = "20000", cols = "30", extra] = process.argv.slice(2);
const [n, d] = [Number(rows), Number(cols)];
setThreads(2);
try {
  loadNative();
} catch (error) {
  console.error(`native left out: ${(error as Error).message}`);
}
setBackend("auto");

const peakMiB = () => Math.round(process.resourceUsage().maxRSS / 1024);
const started = performance.now();
const seconds = () => Number(((performance.now() - started) / 1000).toFixed(1));
/** Seconds of processors, which other work on the machine does not lengthen. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return Number(((user + system) / 1e6).toFixed(1));
};

if (kind === "auto" || kind === "direct" || kind === "iterative") {
  const { X, labels } = classData(n, d, 10);
  const iterations: number[] = [];
  const { rounds } = fitRfm(X, codeTargets(labels), {
    rounds: Number(extra ?? 1),
    solver: kind,
    labels,
    onProgress({ done, message = "" }) {
      const iteration = /^iteration (\d+)/.exec(message)?.[1];
      if (iteration !== undefined) iterations[done] = Number(iteration);
      console.error(`${seconds()} s: round ${done}, ${message}`);
    },
  });
  const last = rounds.at(-1)!.train;
  console.log(
    JSON.stringify({
      kind,
      n,
      d,
      seconds: seconds(),
      cpu: cpu(),
      peakMiB: peakMiB(),
      iterations,
      train: last,
    }),
  );
} else {
  const random = seededRandom(1);
  const data = new Float32Array(n * d);
  for (let at = 0; at < data.length; at++) data[at] = random.normal();
  const X = { rows: n, cols: d, data };
  const target = Float64Array.from(
    { length: n },
    (_, i) => Math.sin(2 * data[i * d]!) + data[i * d + 1]! * data[i * d + 2]!,
  );
  let told = 0;
  const tree = fitTree(
    X,
    { kind: "values", values: matrix(n, 1, target) },
    {
      rounds: 2,
      leafRows: Number(extra ?? 3000),
      onProgress({ done, message }) {
        if (done < told + 10) return;
        told = done;
        console.error(`${done.toFixed(0)} % at ${seconds()} s: ${message}`);
      },
    },
  );
  const fitSeconds = seconds();
  const held = { rows: 1000, cols: d, data: data.subarray(0, 1000 * d) };
  const truth = matrix(held.rows, 1, target.subarray(0, held.rows));
  const error = meanSquaredError(predictTree(tree, held), truth);
  console.log(
    JSON.stringify({
      kind,
      n,
      d,
      seconds: fitSeconds,
      cpu: cpu(),
      peakMiB: peakMiB(),
      leaves: tree.leaves.length,
      error,
    }),
  );
}
