import { spawnSync } from "node:child_process";

const python = "/usr/bin/python3";

/** Whether PyTorch is installed: the tests that compare with it are skipped where it is not. */
export const hasTorch = spawnSync(python, ["-c", "import torch"]).status === 0;

/** Runs a Python program that reads JSON from `given` and leaves its answer in `out`. */
export function inTorch<T>(program: string, given: object): T {
  const script = `import json, sys, torch\ngiven = json.load(sys.stdin)\n${program}\nprint(json.dumps(out))\n`;
  const { status, stdout, stderr } = spawnSync(python, ["-c", script], {
    input: JSON.stringify(given),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as T;
}
