/**
 * `node apps/cli/bench/help.mjs`, after a build: CPU milliseconds of `collapsar --help` and of an empty script, the
 * medians of twenty runs by turns, and what lies between them; it is to stay below 150.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const bin = fileURLToPath(new URL("../bin/collapsar.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "collapsar-help-"));
const [probe, empty] = [join(folder, "probe.mjs"), join(folder, "empty.mjs")];
writeFileSync(
  probe,
  `import { writeSync } from "node:fs";
process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  writeSync(2, "CPU=" + (user + system));
});`,
);
writeFileSync(empty, "");

/** CPU milliseconds of a finished Node process. */
function cpuMs(script, ...args) {
  const { stderr } = spawnSync(process.execPath, ["--import", probe, script, ...args], { encoding: "utf8" });
  return Number(/CPU=(\d+)/.exec(stderr)[1]) / 1000;
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

const runs = Array.from({ length: 20 }, () => [cpuMs(bin, "--help"), cpuMs(empty)]);
rmSync(folder, { recursive: true });
const [help, nothing] = [0, 1].map((which) => median(runs.map((run) => run[which])));
console.log(
  `--help ${help.toFixed(0)} ms, empty ${nothing.toFixed(0)} ms, between ${(help - nothing).toFixed(0)} ms`,
);
