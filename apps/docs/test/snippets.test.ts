import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What the pages take as given around their snippets. */
const prelude = `
import type { Kernel as GivenKernel } from "@collapsar/kernels";
import type { Matrix as GivenMatrix } from "@collapsar/linalg";
declare const [n, p]: [number, number];
declare const features: Float32Array;
declare const b: Float64Array;
declare const W: GivenMatrix;
declare const kernel: GivenKernel;
declare const file: File;
declare const batches: { X: GivenMatrix; labels: Int32Array }[];
`;

function pages(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return entry.name === "guide" ? pages(join(folder, entry.name)) : [];
    return entry.name.endsWith(".md") ? [join(folder, entry.name)] : [];
  });
}

/** Every TypeScript block that imports from the packages, as a file beside its page. */
function snippets(): Map<string, string> {
  const found = new Map<string, string>();
  for (const page of pages()) {
    const blocks = [...readFileSync(page, "utf8").matchAll(/```ts\n(.*?)```/gs)].map((match) => match[1]!);
    blocks.forEach((block, i) => {
      if (!block.includes("@collapsar/")) return;
      const own = (name: string) =>
        new RegExp(`\\b(const|import)[^=;]*\\b${name}\\b[^=;]*( =| from)`).test(block);
      const given = ["X", "labels"].filter((name) => !own(name));
      const types: Record<string, string> = { X: "GivenMatrix", labels: "Int32Array" };
      const declared = given.map((name) => `declare const ${name}: ${types[name]};`).join("\n");
      found.set(
        join(root, `${relative(root, page).replace(/\W/g, "-")}-${i}.ts`),
        `${prelude}${declared}\n${block}`,
      );
    });
  }
  return found;
}

test("what the pages print type-checks against the packages", () => {
  const files = snippets();
  expect(files.size).toBeGreaterThan(5);
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile).config;
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false, noUnusedParameters: false });
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, text, version);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host);
  const faults = [...files.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${relative(root, name)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
  });
  expect(faults).toEqual([]);
});
