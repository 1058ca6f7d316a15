import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { loadNative } from "@collapsar/linalg/native";
import { expect, it } from "vitest";

const script = fileURLToPath(new URL("../conformance/run.mjs", import.meta.url));

/** Runs TensorFlow.js' own specs of a backend, in a process of their own: they reset the engine. */
async function conformance(linalg: string): Promise<{ passed: number; failures: string[] }> {
  const run = promisify(execFile)(process.execPath, [script, linalg], { maxBuffer: 1 << 28 });
  const { stdout } = await run.catch((error: { stdout?: string }) => {
    if (error.stdout) return { stdout: error.stdout };
    throw error;
  });
  return JSON.parse(stdout.trim().split("\n").at(-1)!);
}

function hasBlas(): boolean {
  try {
    loadNative();
    return true;
  } catch {
    return false;
  }
}

it.each(["auto", "js", ...(hasBlas() ? ["native"] : [])])(
  "TensorFlow.js' backend specs pass with linalg's %s",
  { timeout: 300_000 },
  async (linalg) => {
    const { passed, failures } = await conformance(linalg);
    expect(failures).toEqual([]);
    expect(passed).toBeGreaterThan(4200);
  },
);
