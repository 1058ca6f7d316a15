import { cpus, platform, release, totalmem } from "node:os";
import { getBackend, matmul, randomNormal, seededRandom, setBackend } from "@collapsar/linalg";
import type { CommandContext, CommandResult } from "../../contract/context.js";
import { backendInForce, tryNative } from "../../machine/backend.js";
import { packageVersion } from "../../machine/version.js";
import { keyValues, textTable } from "../../output/table.js";

interface BackendFinding {
  readonly backend: string;
  readonly ok: boolean;
  readonly reason?: string;
  readonly library?: string;
  readonly core?: string;
  readonly threads?: number;
  readonly gflopsF64?: number;
}

/** Speed of a product of two n × n matrices over about `seconds`, best of the repeats. */
function gflops(n: number, seconds: number): number {
  const random = seededRandom(0);
  const A = randomNormal(random, n, n);
  const B = randomNormal(random, n, n);
  matmul(A, B);
  let best = Infinity;
  const end = performance.now() + 1000 * seconds;
  do {
    const start = performance.now();
    matmul(A, B);
    best = Math.min(best, performance.now() - start);
  } while (performance.now() < end);
  return (2 * n ** 3) / (best * 1e6);
}

function firstLine(error: unknown): string {
  return (error as Error).message.split("\n")[0] ?? String(error);
}

/** Puts one backend in force, describes it and measures it. */
async function examine(name: "native" | "wasm" | "js"): Promise<BackendFinding> {
  try {
    if (name === "native") {
      const native = tryNative();
      if ("reason" in native) return { backend: name, ok: false, reason: native.reason };
      setBackend(native);
    } else setBackend(name);
    const { uses } = getBackend();
    const { name: _, ...description } = uses[0]! as unknown as Record<string, unknown>;
    const [n, seconds] = name === "js" ? [192, 0.2] : [640, 0.35];
    return { backend: name, ok: true, ...description, gflopsF64: Number(gflops(n, seconds).toPrecision(3)) };
  } catch (error) {
    return { backend: name, ok: false, reason: firstLine(error) };
  }
}

interface TensorflowFinding {
  readonly backend: string | null;
  readonly version?: string | undefined;
  readonly available: readonly {
    readonly backend: string;
    readonly ok: boolean;
    readonly reason?: string | undefined;
  }[];
  readonly reason?: string | undefined;
  /** oneDNN, or why it is not in use. */
  readonly convolutions?: { readonly library: string } | { readonly reason: string } | undefined;
}

/** TensorFlow.js as `@collapsar/nn` finds it; a build without that package says so. */
async function tensorflow(): Promise<TensorflowFinding> {
  try {
    const { useTensorflow } = await import("@collapsar/nn");
    return await useTensorflow();
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND";
    return {
      backend: null,
      available: [],
      reason: missing ? "networks (@collapsar/nn) are not part of this build" : firstLine(error),
    };
  }
}

function advice(findings: readonly BackendFinding[]): string[] {
  const native = findings.find(({ backend }) => backend === "native");
  if (native?.ok !== false) return [];
  return [
    "",
    "For the native backend install a BLAS (Debian and Ubuntu: apt install libopenblas0; Fedora: dnf install openblas;",
    "Alpine: apk add openblas; macOS has Accelerate; Windows: an OpenBLAS on the path), or name " +
      "one by COLLAPSAR_BLAS=/path.",
  ];
}

function report(json: ReturnType<typeof describe>, { style }: CommandContext): string {
  const facts = keyValues(
    [
      ["collapsar", json.collapsar],
      ["node", json.node],
      ["platform", json.platform],
      ["cpu", `${json.cpus} × ${json.cpuModel}`],
      ["memory", `${json.memoryGiB} GiB`],
    ],
    style,
  );
  const mark = (ok: boolean) => (ok ? style.green("yes") : style.red("no"));
  const linalg = json.linalg.available.map(({ backend, ok, threads, gflopsF64, library, core, reason }) => [
    `linalg ${backend}`,
    mark(ok),
    threads,
    gflopsF64,
    ok ? [library, core].filter(Boolean).join(", ") : reason,
  ]);
  const tfjs = json.tfjs.available.map(({ backend, ok, reason }) => [
    `tfjs ${backend}`,
    mark(ok),
    undefined,
    undefined,
    ok ? `in use, TensorFlow.js ${json.tfjs.version ?? ""}` : reason,
  ]);
  const convolutions = json.tfjs.convolutions;
  const oneDnn =
    convolutions === undefined
      ? []
      : [
          [
            "tfjs convolutions",
            mark("library" in convolutions),
            undefined,
            undefined,
            "library" in convolutions ? convolutions.library : convolutions.reason,
          ],
        ];
  const none =
    json.tfjs.backend === null ? [["tfjs", mark(false), undefined, undefined, json.tfjs.reason]] : [];
  const table = textTable(
    {
      columns: ["backend", "found", "threads", "GFLOP/s f64", ""],
      rows: [...linalg, ...tfjs, ...oneDnn, ...none],
    },
    style,
  );
  return [facts, "", table, "", `In force: ${json.linalg.backend}.`, ...advice(json.linalg.available)].join(
    "\n",
  );
}

function describe(findings: readonly BackendFinding[], tfjs: TensorflowFinding) {
  const chosen = findings.find(({ backend }) => backend === backendInForce().backend);
  const processors = cpus();
  return {
    collapsar: packageVersion(),
    node: process.version,
    platform: `${platform()} ${process.arch} ${release()}`,
    cpus: processors.length,
    cpuModel: processors[0]?.model ?? "unknown",
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    linalg: {
      backend: chosen?.backend ?? "js",
      ...(chosen?.library === undefined ? {} : { library: chosen.library }),
      threads: chosen?.threads ?? 1,
      gflopsF64: chosen?.gflopsF64 ?? 0,
      available: findings,
    },
    tfjs,
  };
}

/** Reports the machine's libraries, threads and speed. */
export async function run(context: CommandContext): Promise<CommandResult> {
  const findings: BackendFinding[] = [];
  for (const name of ["native", "wasm", "js"] as const) {
    findings.push(await context.compute(() => examine(name)));
    context.progress({ done: findings.length, total: 4, unit: "checks" });
  }
  setBackend(context.common.backend);
  const json = describe(findings, await tensorflow());
  return { json, text: report(json, context) };
}
