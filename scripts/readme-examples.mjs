/** The first example of every package's README as plain JavaScript, for a project that installed the packages. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** File name and text of each example, and of a script that runs all but those that its arguments name. */
export async function readmeExamples(packages) {
  // a fresh clone has no compiler before it is set up
  const { default: ts } = await import("typescript");
  const examples = packages.flatMap(({ folder }) => {
    const readme = join(folder, "README.md");
    const code = existsSync(readme) && /```ts\n([\s\S]*?)```/.exec(readFileSync(readme, "utf8"))?.[1];
    if (!code) return [];
    const { outputText } = ts.transpileModule(code, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    return [{ name: `readme-${basename(folder)}.js`, text: outputText }];
  });
  if (examples.length < 9) throw new Error(`expected an example in every README, found ${examples.length}`);
  const runs = `import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
for (const name of ${JSON.stringify(examples.map(({ name }) => name))}) {
  if (process.argv.includes(name)) continue;
  execFileSync(process.execPath, [fileURLToPath(new URL(name, import.meta.url))]);
}
`;
  return [...examples, { name: "readmes.js", text: runs }];
}

/**
 * The packages besides our own that the READMEs' install lines name, without the opt-in @tensorflow/tfjs-node.
 */
export function namedBeside(packages) {
  const names = packages.flatMap(({ folder }) => {
    const readme = join(folder, "README.md");
    const lines = existsSync(readme)
      ? readFileSync(readme, "utf8").matchAll(/^npm install (?!-)(.*)$/gm)
      : [];
    return [...lines].flatMap(([, line]) => line.split("#")[0].trim().split(/\s+/));
  });
  return [...new Set(names)].filter((name) => !/^(@collapsar\/|collapsar|@tensorflow\/tfjs-node)/.test(name));
}
