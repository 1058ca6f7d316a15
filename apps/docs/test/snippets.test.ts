import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blocks, root, runsNow } from "./blocks.js";

const snippets = blocks().filter(({ language }) => language === "ts");
const code = join(root, ".vitepress/cache/snippets");
const folder = mkdtempSync(join(tmpdir(), "collapsar-snippets-"));
const files = snippets.map((block) => ({
  block,
  file: join(code, `${block.page.replace(/\W/g, "-")}-${block.line}.ts`),
}));

beforeAll(() => {
  mkdirSync(code, { recursive: true });
  for (const { block, file } of files) writeFileSync(file, block.text);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(code, { recursive: true, force: true });
});

test("what the pages print type-checks against the packages, as it is printed", () => {
  expect(files.length).toBeGreaterThan(8);
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram(
    files.map(({ file }) => file),
    { ...options, noUnusedLocals: false },
  );
  const faults = files.flatMap(({ block, file }) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) =>
        `${block.page}, line ${block.line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
  expect(faults).toEqual([]);
});

test("what the pages print runs, as it is printed", async () => {
  const runner = join(code, "run.mjs");
  const wanted = files.filter(({ block }) => runsNow(block));
  const modules = wanted.map(({ file }) => pathToFileURL(file).href);
  writeFileSync(
    runner,
    `import { writeFixtures } from ${JSON.stringify(pathToFileURL(join(root, "test/fixtures.ts")).href)};
writeFixtures(process.cwd());
console.log = () => {};
const faults = [];
for (const module of ${JSON.stringify(modules)})
  await import(module).catch((error) => faults.push(module.split("/").at(-1) + ": " + error.stack));
process.stdout.write(JSON.stringify(faults));
process.exit(0);
`,
  );
  const loader = fileURLToPath(import.meta.resolve("tsx"));
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      ["--conditions=@collapsar/source", "--import", loader, runner],
      { cwd: folder, env: { ...process.env, COLLAPSAR_BLAS: "none" } },
      (error, stdout, stderr) => (error ? reject(new Error(stderr)) : resolve(stdout)),
    );
  });
  expect(JSON.parse(output)).toEqual([]);
}, 180_000);
