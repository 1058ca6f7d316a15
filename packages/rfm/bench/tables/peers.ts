import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Answer } from "./judge.js";
import type { TableSpec } from "./spec.js";
import type { Split } from "./split.js";

const server = fileURLToPath(new URL("./learners.py", import.meta.url));

/** Learners of scikit-learn; those of other packages follow where they are installed. */
const alwaysThere = ["random forest", "boosting", "linear", "svm"];

/** One thread, for everything in Python. */
const oneThread = Object.fromEntries(
  ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map((name) => [name, "1"]),
);

/** Peers in a Python process. */
export interface Peers {
  readonly names: readonly string[];
  readonly versions: Readonly<Record<string, string>>;
  answer(learner: string, table: TableSpec, split: Split, classes: boolean): Promise<Answer>;
  end(): void;
}

/** The first Python of COLLAPSAR_PYTHON, python3 and /usr/bin/python3 that has scikit-learn and pandas. */
function findPython(): string | undefined {
  return [process.env["COLLAPSAR_PYTHON"], "python3", "/usr/bin/python3"].find(
    (path) => path && spawnSync(path, ["-c", "import sklearn, pandas"], { stdio: "ignore" }).status === 0,
  );
}

function asking(child: ChildProcess): (request: object) => Promise<Record<string, unknown>> {
  const waiting: ((reply: Record<string, unknown>) => void)[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) => waiting.shift()?.(JSON.parse(line)));
  child.on("exit", () => {
    for (const resolve of waiting.splice(0)) resolve({ error: "python ended" });
  });
  return async (request) => {
    const reply = await new Promise<Record<string, unknown>>((resolve) => {
      waiting.push(resolve);
      child.stdin!.write(`${JSON.stringify(request)}\n`);
    });
    if (reply["error"] !== undefined) throw new Error(`bench tables: python: ${reply["error"]}`);
    return reply;
  };
}

/** The peers that are installed; undefined without Python, scikit-learn or pandas. */
export async function findPeers(): Promise<Peers | undefined> {
  const python = findPython();
  if (python === undefined) return undefined;
  const child = spawn(python, ["-u", server], {
    env: { ...process.env, ...oneThread },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ask = asking(child);
  const { learners, versions } = (await ask({ probe: true })) as {
    learners: string[];
    versions: Record<string, string>;
  };
  return {
    names: [...alwaysThere, ...learners],
    versions,
    answer: async (learner, { target, drop }, split, classes) =>
      (await ask({ learner, ...split, target, drop, classes })) as unknown as Answer,
    end: () => void child.stdin!.end(),
  };
}
