import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bin } from "./collapsar.js";

/** CPU milliseconds of a finished Node process, the least of some runs: noise only adds. */
function cpuMs(script: string, args: readonly string[], folder: string): number {
  const probe = join(folder, "probe.mjs");
  const report =
    'import { writeSync } from "node:fs"; process.on("exit", () => { const { user, system } = process.cpuUsage(); writeSync(2, "CPU=" + (user + system)); });';
  writeFileSync(probe, report);
  const once = () => {
    const { stderr } = spawnSync(process.execPath, ["--import", probe, script, ...args], {
      encoding: "utf8",
    });
    return Number(/CPU=(\d+)/.exec(stderr)![1]) / 1000;
  };
  return Math.min(...Array.from({ length: 5 }, once));
}

it("--help costs less than 150 ms of CPU time more than an empty script", () => {
  const folder = mkdtempSync(join(tmpdir(), "collapsar-help-"));
  const empty = join(folder, "empty.mjs");
  writeFileSync(empty, "");
  const cost = cpuMs(bin, ["--help"], folder) - cpuMs(empty, [], folder);
  rmSync(folder, { recursive: true });
  expect(cost).toBeLessThan(150);
});
