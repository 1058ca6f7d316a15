/**
 * Packs every published package, installs the tarballs into an empty project, and imports each one from ESM,
 * from a bundle that Vite made, from a worker thread and in a page: what a user meets on the first day.
 */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser, pageScript } from "./check-page.mjs";
import { namedBeside, readmeExamples } from "./readme-examples.mjs";
import { root, run, setUp } from "./workspace.mjs";

/** Folder and manifest of every package that is published. */
export function publishedPackages() {
  return ["packages", "apps"]
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) }))
    .filter(({ manifest }) => !manifest.private);
}

function entryPoints(manifest, browserOnly) {
  return Object.keys(manifest.exports ?? {})
    .filter((key) => key !== "./package.json" && !(browserOnly && /^\.\/(node|native)$/.test(key)))
    .map((key) => manifest.name + key.slice(1));
}

const importAll = (names) =>
  `${names.map((name, i) => `import * as m${i} from "${name}";`).join("\n")}
const modules = {${names.map((name, i) => `"${name}": m${i}`).join(", ")}};
for (const [name, exported] of Object.entries(modules)) {
  if (Object.keys(exported).length === 0) throw new Error(name + " exports nothing");
}
`;

async function step(label, command, args, cwd) {
  const started = performance.now();
  const code = await run(command, args, { cwd, quiet: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`  ${code === 0 ? "ok  " : "FAIL"} ${label} (${seconds} s)\n`);
  return code === 0;
}

/** The version of a package in this repository, so that an install stays at what was tested. */
function installedVersion(name) {
  for (const { folder } of publishedPackages()) {
    const manifest = join(folder, "node_modules", name, "package.json");
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")).version;
  }
  return "latest";
}

/** Returns the number of steps that passed and failed. */
export async function checkPacked() {
  const project = mkdtempSync(join(tmpdir(), "collapsar-packed-"));
  const tarballs = join(project, "tarballs");
  mkdirSync(tarballs);
  const packages = publishedPackages();
  for (const { folder } of packages) {
    execFileSync(join(root, "node_modules/.bin/pnpm"), ["pack", "--pack-destination", tarballs], {
      cwd: folder,
      stdio: "ignore",
    });
  }
  const files = readdirSync(tarballs).map((name) => `./tarballs/${name}`);
  const write = (name, text) => writeFileSync(join(project, name), text);
  const all = packages.flatMap(({ manifest }) => entryPoints(manifest, false));
  const portable = packages.flatMap(({ manifest }) => entryPoints(manifest, true));
  write("package.json", JSON.stringify({ name: "empty", private: true, type: "module" }));
  const beside = Object.fromEntries(namedBeside(packages).map((name) => [name, installedVersion(name)]));
  const examples = await readmeExamples(packages);
  for (const { name, text } of examples) write(name, text);
  const other = join(project, "pnpm");
  mkdirSync(other);
  for (const { name, text } of examples) writeFileSync(join(other, name), text);
  const tarballOf = ({ manifest: { name, version } }) =>
    `file:../tarballs/${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
  const ours = Object.fromEntries(packages.map((one) => [one.manifest.name, tarballOf(one)]));
  const manifest = { name: "empty", private: true, type: "module", dependencies: { ...ours, ...beside } };
  writeFileSync(join(other, "package.json"), JSON.stringify({ ...manifest, pnpm: { overrides: ours } }));
  write("esm.js", importAll(all));
  write("entry.js", `${importAll(portable)}export const names = Object.keys(modules);\n`);
  write(
    "check-bundle.js",
    `// In Node, TensorFlow.js looks for require wherever it was bundled.
import { createRequire } from "node:module";
globalThis.require = createRequire(import.meta.url);
const { names } = await import("./bundle/entry.js");\nif (names.length !== ${portable.length}) throw new Error("bundle lost a package");\n`,
  );
  write(
    "worker.js",
    `${importAll(portable)}import { parentPort } from "node:worker_threads";\nparentPort.postMessage(Object.keys(modules).length);\n`,
  );
  write(
    "check-worker.js",
    `import { Worker } from "node:worker_threads";
const worker = new Worker(new URL("./worker.js", import.meta.url));
worker.on("message", (count) => { if (count !== ${portable.length}) process.exitCode = 1; });
worker.on("error", (error) => { throw error; });
`,
  );
  write(
    "vite.config.js",
    `export default { logLevel: "error", build: { lib: { entry: "entry.js", formats: ["es"], fileName: "entry" }, outDir: "bundle" } };\n`,
  );
  write("index.html", '<!doctype html><script type="module" src="./page.js"></script>\n');
  write("page.js", pageScript);
  write("page.config.js", `export default { logLevel: "error", build: { outDir: "page" } };\n`);
  const steps = [
    [
      "packed tarballs install into an empty project",
      "npm",
      [
        "install",
        "--no-audit",
        "--prefer-offline",
        "--no-fund",
        ...files,
        ...Object.entries(beside).map(([name, at]) => `${name}@${at}`),
      ],
    ],
    ["the READMEs' examples run under npm", process.execPath, ["readmes.js"]],
    [
      "packed tarballs install under pnpm",
      join(root, "node_modules/.bin/pnpm"),
      ["install", "--dir", other, "--ignore-workspace"],
    ],
    // the whole demo runs once, under npm
    [
      "the READMEs' examples run under pnpm",
      process.execPath,
      [join(other, "readmes.js"), "readme-experiments.js"],
    ],
    ["every entry point imports from ESM", process.execPath, ["esm.js"]],
    ["Vite bundles every portable entry point", "vite", ["build"]],
    ["the bundle runs", process.execPath, ["check-bundle.js"]],
    ["every portable entry point imports in a worker", process.execPath, ["check-worker.js"]],
    ["the installed command answers", join(project, "node_modules/.bin/collapsar"), ["--version"]],
    ["Vite builds a page", "vite", ["build", "--config", "page.config.js"]],
    ...(findBrowser() === undefined
      ? []
      : [
          [
            "the page computes with wasm in a browser",
            process.execPath,
            [join(root, "scripts/check-page.mjs"), join(project, "page")],
          ],
        ]),
  ];
  let passed = 0;
  for (const [label, command, args] of steps) passed += (await step(label, command, args, project)) ? 1 : 0;
  if (passed === steps.length) rmSync(project, { recursive: true, force: true });
  else process.stdout.write(`  kept for inspection: ${project}\n`);
  return { passed, failed: steps.length - passed };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  await setUp();
  const { failed } = await checkPacked();
  process.exitCode = failed ? 1 : 0;
}
