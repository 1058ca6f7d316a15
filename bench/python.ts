import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("./server.py", import.meta.url));

/** A Python process that keeps its variables between requests. */
export interface Python {
  /** Executes statements in a fresh namespace; resolves to an error's text, or "". */
  setup(code: string): Promise<string>;
  /** `items` timings in a row, each the mean seconds of `times` executions. */
  time(code: string, items: number, times: number): Promise<readonly number[]>;
}

interface Answer {
  readonly error?: string;
  readonly seconds?: readonly number[];
}

const executables = new Map<string, string | null>();

/** The first of COLLAPSAR_PYTHON, python3 and /usr/bin/python3 that imports a module, and NumPy with it. */
export function findPython(module = "numpy"): string | null {
  const known = executables.get(module);
  if (known !== undefined) return known;
  const environment = process.env;
  const candidates = [environment["COLLAPSAR_PYTHON"], "python3", "/usr/bin/python3"];
  const imports = ["-c", `import numpy, ${module}`];
  const found = candidates.find((path) => path && spawnSync(path, imports, { stdio: "ignore" }).status === 0);
  executables.set(module, found ?? null);
  return found ?? null;
}

const processes = new Map<string, { child: ChildProcess; python: Python }>();

/**
 * The process that has a module, with these additions to the environment, started when first asked for; null without
 * Python.
 */
export async function pythonFor(
  module: string,
  env: Readonly<Record<string, string>>,
): Promise<Python | null> {
  const path = findPython(module);
  if (!path) return null;
  const key = JSON.stringify([path, ...Object.entries(env).sort()]);
  const known = processes.get(key);
  if (known) return known.python;
  const child = spawn(path, ["-u", SERVER], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const waiting: ((answer: Answer) => void)[] = [];
  createInterface({ input: child.stdout! }).on("line", (line) => waiting.shift()?.(JSON.parse(line)));
  child.on("exit", () => {
    for (const resolve of waiting.splice(0)) resolve({ error: "python ended" });
  });
  const ask = (request: object) =>
    new Promise<Answer>((resolve) => {
      waiting.push(resolve);
      child.stdin!.write(`${JSON.stringify(request)}\n`);
    });
  const python: Python = {
    setup: async (code) => (await ask({ setup: code })).error ?? "",
    async time(code, items, times) {
      const { error, seconds } = await ask({ run: code, items, times });
      if (error !== undefined) throw new Error(`python: ${error}`);
      return seconds!;
    },
  };
  processes.set(key, { child, python });
  return python;
}

/** Ends every Python process that was started here. */
export function endPython(): void {
  for (const { child } of processes.values()) child.stdin!.end();
  processes.clear();
}
