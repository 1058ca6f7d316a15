import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { bin } from "./collapsar.js";

const folder = mkdtempSync(join(tmpdir(), "collapsar-help-"));
const probe = join(folder, "probe.mjs");
writeFileSync(probe, 'import { register } from "node:module"; register("./hooks.mjs", import.meta.url);');
writeFileSync(
  join(folder, "hooks.mjs"),
  `import { writeSync } from "node:fs";
export function load(url, context, next) {
  writeSync(2, "LOADED " + url + "\\n");
  return next(url, context);
}`,
);

afterAll(() => rmSync(folder, { recursive: true }));

/** The files that a call loads, from the root of the repository on. */
function loaded(args: readonly string[]): readonly string[] {
  const { stderr } = spawnSync(process.execPath, ["--import", probe, bin, ...args], { encoding: "utf8" });
  const root = new URL("../../../", import.meta.url).href;
  return [...stderr.matchAll(/^LOADED (.*)$/gm)]
    .map(([, url]) => url!)
    .filter((url) => url.startsWith(root))
    .map((url) => url.slice(root.length));
}

/** Modules that help needs: definitions and flags of commands, descriptions of options, checks, and the parser. */
const allowed = [
  /^apps\/cli\/(bin\/collapsar|dist\/main)\.js$/,
  /^apps\/cli\/dist\/(shell\/(start|streams|call|program)|machine\/version|output\/style)\.js$/,
  /^apps\/cli\/dist\/(contract|data-argument)\/[\w-]+\.js$/,
  /^apps\/cli\/dist\/commands\/(commands|.*\/(command|flags|class-weights))\.js$/,
  /^apps\/cli\/dist\/(start-run|measure|named-kernel)\/([a-z]+-)?flags\.js$/,
  /^apps\/cli\/dist\/metric-series\/series-file-names\.js$/,
  /^packages\/\w+\/dist\/options\.js$/,
  /^packages\/linalg\/dist\/(check\/[\w-]+|matrix\/(matrix|numerical-error))\.js$/,
  /^packages\/(rfm|datasets)\/dist\/choices\/[\w-]+\.js$/,
  /\/commander\/(esm\.mjs|index\.js)$/,
];

it("--help loads what describes the commands, and nothing that computes", () => {
  const files = loaded(["--help"]);
  expect(files).toContain("apps/cli/dist/commands/rfm/fit/command.js");
  expect(files.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
  expect(files.length).toBeLessThan(90);
});

it("a command that runs loads its own run module and no other command's", () => {
  const runs = loaded(["data", "list"]).filter((file) => /commands\/.*\/run\.js$/.test(file));
  expect(runs).toEqual(["apps/cli/dist/commands/data/list/run.js"]);
});
