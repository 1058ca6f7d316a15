import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bin } from "./collapsar.js";

/** CPU milliseconds of a finished Node process. */
function cpuMs(script: string, args: readonly string[], probe: string): number {
  const { stderr } = spawnSync(process.execPath, ["--import", probe, script, ...args], { encoding: "utf8" });
  return Number(/CPU=(\d+)/.exec(stderr)![1]) / 1000;
}

it("--help costs less than 150 ms of CPU time more than an empty script", () => {
  const folder = mkdtempSync(join(tmpdir(), "collapsar-help-"));
  const [probe, empty] = [join(folder, "probe.mjs"), join(folder, "empty.mjs")];
  const report =
    'import { writeSync } from "node:fs"; process.on("exit", () => { const { user, system } = process.cpuUsage(); writeSync(2, "CPU=" + (user + system)); });';
  writeFileSync(probe, report);
  writeFileSync(empty, "");
  // by turns, the least of each: noise only adds
  const runs = Array.from(
    { length: 20 },
    () => [cpuMs(bin, ["--help"], probe), cpuMs(empty, [], probe)] as const,
  );
  rmSync(folder, { recursive: true });
  const least = (which: 0 | 1) => Math.min(...runs.map((pair) => pair[which]));
  expect(least(0) - least(1)).toBeLessThan(150);
});
