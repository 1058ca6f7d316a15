/**
 * Runs the steps of `.ci/run [--nightly]`: `npm test` as on a fresh machine, without a BLAS; the packages that compute
 * once more with one; then every check. The last line counts all three.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runChecks } from "./check.mjs";
import { findBrowser } from "./check-page.mjs";
import { test } from "./test-run.mjs";
import { root, run } from "./workspace.mjs";

const nightly = process.argv.includes("--nightly");

/** Packages whose results could depend on the linear-algebra library. */
const computing = ["linalg", "kernels", "metrics", "rfm", "ntk", "nn", "tfjs-backend", "experiments"];

/** Debian's packages that the tests can use, with what tells that one is there. */
const tools = [
  ["chromium", () => findBrowser() !== undefined],
  ["libopenblas0-pthread", () => holds("/usr/lib", /^libopenblas.*\.so/, 3)],
  ["libdnnl2", () => holds("/usr/lib", /^libdnnl\.so/, 2)],
  ["python3-numpy", () => existsSync("/usr/lib/python3/dist-packages/numpy")],
  ["redis-server", () => existsSync("/usr/bin/redis-server")],
  ...(nightly ? [["firefox-esr", () => existsSync("/usr/bin/firefox-esr")]] : []),
];

/** Whether a folder holds a file of that name within so many levels. */
function holds(folder, name, levels) {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { withFileTypes: true }).some(
    (entry) =>
      name.test(entry.name) ||
      (levels > 1 && entry.isDirectory() && holds(join(folder, entry.name), name, levels - 1)),
  );
}

/**
 * Brings what is missing where Debian's packages are to be had; what still lacks is named, and the tests that want it
 * say so.
 */
async function provideTools() {
  const missing = tools.filter(([, there]) => !there()).map(([name]) => name);
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const environment = { env: { DEBIAN_FRONTEND: "noninteractive" }, quiet: true };
    await run("apt-get", ["update", "-qq"], environment);
    for (const name of missing) {
      await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", name], environment);
    }
  }
  for (const [name, there] of tools) if (!there()) process.stdout.write(`not on this machine: ${name}\n`);
}

/** Line coverage of each package, as its own test run by night measured it. */
function printCoverage() {
  for (const name of readdirSync(join(root, "packages"))) {
    const file = join(root, "packages", name, "coverage", "coverage-summary.json");
    if (!existsSync(file)) continue;
    const { lines } = JSON.parse(readFileSync(file, "utf8")).total;
    process.stdout.write(`coverage of ${name}: ${lines.pct} % of ${lines.total} lines\n`);
  }
}

if (process.env.CI === "true") await provideTools();
// seconds of random input for every fuzzing test, where a plain test run takes a few
process.env.COLLAPSAR_FUZZ_SECONDS ??= nightly ? "600" : "60";
if (nightly) process.env.COLLAPSAR_NIGHTLY = "1";

const filters = computing.map((name) => `--filter=@collapsar/${name}`);
const counts = [await test("tests without a BLAS", [], { COLLAPSAR_BLAS: "none" })];
printCoverage();
// what names its own backend, what reads random files, and the rules of the claims have been tried by now
const once = ["wasm/**", "conformance-js.test.ts", "never-seen.test.ts"].map(
  (files) => `--exclude=test/${files}`,
);
const commands = ["adaptive", "agreement", "dynamics", "rfm/rfm", "experiment-runs/train"].map(
  (name) => `test/${name}.test.ts`,
);
const withoutCoverage = nightly ? ["--coverage.enabled=false"] : [];
const environment = { COLLAPSAR_FUZZ_SECONDS: "3" };
counts.push(
  await test(
    "tests of what computes, with the machine's BLAS",
    [...filters, "--", ...withoutCoverage, ...once],
    environment,
  ),
  await test(
    "tests of commands that compute, with the machine's BLAS",
    ["--filter=collapsar", "--", ...withoutCoverage, ...commands],
    environment,
  ),
);
counts.push(await runChecks());

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 && counts[0].passed > 0 ? 0 : 1;
// a log may be kept by its end alone: what failed is said there once more
for (const failure of counts.flatMap(({ failures }) => failures)) process.stdout.write(`FAILED ${failure}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
