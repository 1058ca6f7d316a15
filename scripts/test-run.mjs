/**
 * `npm test` with its tests counted: what each package's run reported is added up, and a file that broke is run once
 * more by itself. A fault breaks both times and fails; what broke once, on a machine that was busy, is named as such.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { root, run } from "./workspace.mjs";

const summaries = join(root, ".turbo", "runs");
const folders = () =>
  ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(root, group, name)),
  );
const reportOf = (folder) => join(folder, "coverage", "tests.json");
const read = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);
const firstLine = (text) => text.split("\n", 1)[0];
const ended = (file, status) => file.assertionResults.filter((test) => test.status === status);

/**
 * `npm test` with turbo's arguments; resolves with the folder of every package whose tests began and whether they ended
 * well, and with a line for whatever else failed.
 */
async function runPackages(args, environment) {
  rmSync(summaries, { recursive: true, force: true });
  for (const folder of folders()) rmSync(reportOf(folder), { force: true });
  const code = await run("npm", ["test", "--", "--summarize", ...args], { env: environment });
  const [summary] = existsSync(summaries) ? readdirSync(summaries) : [];
  if (summary === undefined) return { packages: [], others: [`npm test ended with ${code}`] };
  const { tasks } = read(join(summaries, summary));
  const isTest = ({ taskId, execution }) => taskId.endsWith("#test") && execution !== undefined;
  const well = ({ execution }) => execution?.exitCode === 0;
  return {
    packages: tasks.filter(isTest).map((task) => ({ folder: join(root, task.directory), well: well(task) })),
    others: tasks.filter((task) => !isTest(task) && !well(task)).map(({ taskId }) => `${taskId} failed`),
  };
}

/** The files that failed, or whose process ended before their tests did; all of them where none can be blamed. */
function brokenFiles({ testResults }) {
  const broken = testResults.filter((file) => file.status === "failed" || ended(file, "pending").length > 0);
  return broken.length > 0 ? broken : testResults;
}

/**
 * One line for each test that failed, and for each file that broke outside its tests: where, what, and the reason's
 * first line.
 */
function faultsOf(file) {
  const name = relative(root, file.name);
  const failed = ended(file, "failed");
  if (failed.length > 0) {
    return failed.map((test) => `${name}: ${test.fullName}: ${firstLine(test.failureMessages[0] ?? "")}`);
  }
  const lost = ended(file, "pending").length;
  const reason = lost > 0 ? `its process ended before ${lost} of its tests` : "an error outside the tests";
  return [`${name}: ${firstLine(file.message) || reason}`];
}

/** Runs files of a package once more; resolves with what they report and whether all ended well. */
async function again(folder, files, environment) {
  const file = join(folder, "coverage", "again.json");
  rmSync(file, { force: true });
  const names = files.map(({ name }) => relative(folder, name));
  const options = ["--coverage.enabled=false", `--outputFile.json=${file}`];
  const code = await run("vitest", ["run", ...names, ...options], { cwd: folder, env: environment });
  return { report: read(file), well: code === 0 };
}

/** Counts a package whose run broke: what passed in it or at the second try, and what failed both times. */
async function countBroken(folder, report, environment) {
  if (report === undefined)
    return { passed: 0, failures: [`${relative(root, folder)}: no report of its tests`] };
  const broken = brokenFiles(report);
  const faults = broken.flatMap(faultsOf);
  const second = await again(folder, broken, environment);
  const others = report.numPassedTests - broken.reduce((sum, file) => sum + ended(file, "passed").length, 0);
  const passed = others + (second.report?.numPassedTests ?? 0);
  if (!second.well) {
    return { passed, failures: second.report ? brokenFiles(second.report).flatMap(faultsOf) : faults };
  }
  for (const fault of faults) process.stdout.write(`PASSED AT THE SECOND TRY ${fault}\n`);
  return { passed, failures: [] };
}

/**
 * Runs the tests, with arguments of turbo and after `--` of vitest: how many passed and failed, and a line for each
 * failure.
 */
export async function test(title, args, environment) {
  process.stdout.write(`\n${title}\n`);
  const started = performance.now();
  const { packages, others } = await runPackages(args, environment);
  const total = { passed: 0, failures: others };
  for (const { folder, well } of packages) {
    const report = read(reportOf(folder));
    const { passed, failures } =
      well && report
        ? { passed: report.numPassedTests, failures: [] }
        : await countBroken(folder, report, environment);
    total.passed += passed;
    total.failures.push(...failures);
  }
  const failed = total.failures.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  process.stdout.write(`${title}: ${total.passed} passed, ${failed} failed (${seconds} s)\n`);
  return { ...total, failed };
}
