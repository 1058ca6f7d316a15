/**
 * `npm run check`: lint, floors, types, build, unused code, package manifests, sizes and packed installs; one line
 * each.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { checkPacked, publishedPackages } from "./check-packed.mjs";
import { root, run, setUp } from "./workspace.mjs";

/** The folders of every package and app whose imports are held to the floors: sources, tests and benchmarks. */
function foldersOfModules() {
  const owners = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => `${group}/${name}`),
  );
  const folders = owners.flatMap((owner) => ["src", "test", "bench"].map((name) => `${owner}/${name}`));
  return [...folders.filter((folder) => existsSync(join(root, folder))), "bench"];
}

/** The checks in order: a name and a function that resolves with an exit code. */
function checks() {
  const tool =
    (command, ...args) =>
    () =>
      run(command, args, { quiet: true });
  return [
    ["lint and format (biome)", tool("biome", "check", "--error-on-warnings", ".")],
    ["floors and cycles (dependency-cruiser)", tool("depcruise", ...foldersOfModules())],
    ["types of sources (tsc -b)", tool("tsc", "-b")],
    ["types of tests and benchmarks", tool("tsc", "-p", "tsconfig.tests.json")],
    ["types of the site", tool("tsc", "--noEmit", "-p", "apps/docs/tsconfig.json")],
    ["build, the site included", tool("turbo", "run", "build", "--output-logs=errors-only")],
    [
      "the site in a browser, where there is one",
      tool("pnpm", "--filter", "@collapsar/docs", "run", "test:site"),
    ],
    ["unused files, exports and dependencies (knip)", tool("knip")],
    ["size budgets (size-limit)", tool("size-limit")],
    ...publishedPackages().flatMap(({ folder, manifest }) => [
      [
        `publint ${manifest.name}`,
        () => run("publint", ["run", "--strict", "--pack", "pnpm"], { quiet: true, cwd: folder }),
      ],
      ...(manifest.exports["."]
        ? [
            [
              `types resolve for consumers: ${manifest.name}`,
              () =>
                run("attw", ["--pack", ".", "--profile", "esm-only"], {
                  quiet: true,
                  cwd: folder,
                }),
            ],
          ]
        : []),
    ]),
  ];
}

/**
 * Returns the number of checks that passed and failed, and the names of those that failed; the packed packages' are
 * printed only.
 */
export async function runChecks() {
  let passed = 0;
  const failures = [];
  for (const [name, check] of checks()) {
    const started = performance.now();
    const ok = (await check()) === 0;
    process.stdout.write(
      `${ok ? "ok  " : "FAIL"} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
    );
    if (ok) passed++;
    else failures.push(name);
  }
  process.stdout.write("packed packages:\n");
  const packed = await checkPacked();
  return { passed: passed + packed.passed, failed: failures.length + packed.failed, failures };
}

if (process.argv[1] === join(root, "scripts", "check.mjs")) {
  await setUp();
  const { passed, failed } = await runChecks();
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exitCode = failed ? 1 : 0;
}
