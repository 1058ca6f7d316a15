import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "../../cli/test/collapsar.js";
import { collapsar } from "../../cli/test/in-process.js";
import { type Block, blocks, nightly, root, runsNow } from "./blocks.js";
import { writeFixtures } from "./fixtures.js";

const folder = mkdtempSync(join(tmpdir(), "collapsar-pages-"));
beforeAll(() => writeFixtures(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of a shell line: quotes keep spaces, a hash begins a remark; where output is sent to is left out. */
function words(line: string): string[] {
  const found = line.replace(/\s(#.*|> \S+)$/, "").matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g);
  return [...found].map(([, single, double, plain]) => single ?? double ?? plain!);
}

/** A call in this process, which spares its start; what has threads of its own starts the built program. */
const call = (args: readonly string[]) =>
  args[0] === "run" || args[0] === "demo" || args.includes("--leaf-rows")
    ? start(args, { cwd: folder, env: { COLLAPSAR_BLAS: "none" } }).outcome
    : collapsar(args, { cwd: folder });

const shell = blocks().filter(({ language }) => language === "sh");
const lines = ({ text }: Block) => text.split("\n").filter((line) => line.trim() !== "");

test("every line of a shell block is a command of ours, or prepares a machine", () => {
  expect(shell.length).toBeGreaterThan(15);
  for (const block of shell.filter(({ when }) => when !== "setup"))
    for (const line of lines(block)) expect(`${block.page}: ${line}`).toMatch(/: npx collapsar /);
});

/** The commands of the errata stand in a table, each as it is typed; those that run an experiment take minutes. */
const errata = [
  ...readFileSync(join(root, "errata.md"), "utf8").matchAll(/`npx collapsar (?<command>[^`]+)`/g),
].map(({ groups }) => groups!["command"]!);

test("the errata print commands", () => {
  expect(errata.length).toBeGreaterThan(12);
});

test(
  "every command of the errata runs as it stands",
  async () => {
    process.env["COLLAPSAR_BLAS"] = "none";
    const faults: string[] = [];
    for (const command of new Set(errata.filter((one) => nightly || !one.startsWith("run ")))) {
      const { code, stderr } = await call(words(command));
      if (code !== 0) faults.push(`${command}: exit ${code}, ${stderr}`);
    }
    expect(faults).toEqual([]);
  },
  nightly ? 3_600_000 : 300_000,
);

test(
  "every command that the pages print runs",
  async () => {
    process.env["COLLAPSAR_BLAS"] = "none";
    const now = shell.filter(runsNow);
    expect(now.length).toBeGreaterThan(10);
    const faults: string[] = [];
    for (const line of new Set(now.flatMap(lines))) {
      const { code, stderr } = await call(words(line).slice(2));
      if (code !== 0) faults.push(`${line}: exit ${code}, ${stderr}`);
    }
    expect(faults).toEqual([]);
  },
  nightly ? 3_600_000 : 600_000,
);
