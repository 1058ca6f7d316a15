/** What `.ci/run` runs: `npm test`, then every check, and a last line that counts both. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runChecks } from "./check.mjs";
import { findBrowser } from "./check-page.mjs";
import { root, run } from "./workspace.mjs";

/** Brings the browser and the native library where Debian's packages are to be had; the checks that want them say when they are missing. */
async function provideTools() {
  if (findBrowser() !== undefined || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const packages = ["chromium", "libopenblas0-pthread"];
  await run("apt-get", ["update", "-qq"], { quiet: true });
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { quiet: true });
}

/** Adds up the test reports that each package's run left behind. */
function countTests() {
  const total = { passed: 0, failed: 0 };
  for (const group of ["packages", "apps"]) {
    for (const name of readdirSync(join(root, group))) {
      const report = join(root, group, name, "coverage", "tests.json");
      if (!existsSync(report)) continue;
      const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
      total.passed += numPassedTests;
      total.failed += numFailedTests;
    }
  }
  return total;
}

/** Line coverage of each package, as its own test run measured it. */
function printCoverage() {
  for (const name of readdirSync(join(root, "packages"))) {
    const file = join(root, "packages", name, "coverage", "coverage-summary.json");
    if (!existsSync(file)) continue;
    const { lines } = JSON.parse(readFileSync(file, "utf8")).total;
    process.stdout.write(`coverage of ${name}: ${lines.pct} % of ${lines.total} lines\n`);
  }
}

if (process.env.CI === "true") await provideTools();
// A minute of random shapes for linalg, where its own test run takes four seconds.
process.env.COLLAPSAR_FUZZ_SECONDS ??= "60";
const testCode = await run("npm", ["test"]);
const tests = countTests();
printCoverage();
const checks = await runChecks();
// A run that broke before it could count its failures still counts as one.
const failed = tests.failed + checks.failed + (testCode !== 0 && tests.failed === 0 ? 1 : 0);
process.exitCode = failed === 0 && tests.passed > 0 ? 0 : 1;
process.stdout.write(`${tests.passed + checks.passed} passed, ${failed} failed\n`);
