// node conformance/run.mjs auto|native|js: runs TensorFlow.js' backend specs and prints their counts as JSON.
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import jasmineCore from "jasmine-core";

const here = fileURLToPath(new URL("./", import.meta.url));
const folder = mkdtempSync(join(here, "../node_modules/.conformance-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** The package marks most of its files as free of side effects; its specs are nothing else. */
async function bundle() {
  const outfile = join(folder, "specs.mjs");
  await build({
    entryPoints: [join(here, "specs.mjs")],
    outfile,
    bundle: true,
    ignoreAnnotations: true,
    platform: "node",
    format: "esm",
    mainFields: ["module", "main"],
    conditions: ["@collapsar/source"],
    external: ["koffi"],
    logLevel: "error",
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
  });
  return outfile;
}

jasmineCore.boot();
const environment = globalThis.jasmine.getEnv();
environment.configure({ random: false });
const failures = [];
const counts = { passed: 0, failed: 0, pending: 0, excluded: 0 };
environment.addReporter({
  specDone({ status, fullName, failedExpectations }) {
    counts[status]++;
    if (status === "failed") failures.push(`${fullName}: ${failedExpectations[0]?.message}`);
  },
});
console.warn = () => {};
await import(pathToFileURL(await bundle()).href);
await environment.execute();
process.stdout.write(`${JSON.stringify({ ...counts, failures })}\n`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
