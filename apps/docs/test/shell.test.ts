import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Block, blocks, nightly, runsNow } from "./blocks.js";
import { writeFixtures } from "./fixtures.js";

const bin = fileURLToPath(new URL("../../cli/bin/collapsar.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "collapsar-pages-"));
beforeAll(() => writeFixtures(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The words of a shell line: quotes keep spaces, a hash begins a remark. */
function words(line: string): string[] {
  const found = line.replace(/\s#.*$/, "").matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g);
  return [...found].map(([, single, double, plain]) => single ?? double ?? plain!);
}

function collapsar(args: readonly string[]): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [bin, ...args], {
    ...{ cwd: folder, env: { ...process.env, COLLAPSAR_BLAS: "none" } },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, stderr })));
}

const shell = blocks().filter(({ language }) => language === "sh");
const lines = ({ text }: Block) => text.split("\n").filter((line) => line.trim() !== "");

test("every line of a shell block is a command of ours, or prepares a machine", () => {
  expect(shell.length).toBeGreaterThan(15);
  for (const block of shell.filter(({ when }) => when !== "setup"))
    for (const line of lines(block)) expect(`${block.page}: ${line}`).toMatch(/: npx collapsar /);
});

/** Runs the lines of these pages in their order; what fails, with what it said. */
async function faultsOf(own: readonly Block[]): Promise<string[]> {
  const faults: string[] = [];
  for (const line of new Set(own.flatMap(lines))) {
    const { code, stderr } = await collapsar(words(line).slice(2));
    if (code !== 0) faults.push(`${line}: exit ${code}, ${stderr}`);
  }
  return faults;
}

test(
  "every command that the pages print runs",
  async () => {
    const now = shell.filter(runsNow);
    expect(now.length).toBeGreaterThan(10);
    // the longest page and the others, beside each other
    const [long, others] = [true, false].map((isLong) =>
      now.filter(({ page }) => (page === "cli.md") === isLong),
    );
    expect((await Promise.all([faultsOf(long!), faultsOf(others!)])).flat()).toEqual([]);
  },
  nightly ? 3_600_000 : 600_000,
);
