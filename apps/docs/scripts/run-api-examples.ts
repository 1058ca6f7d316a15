/**
 * Runs every example of the API reference, in the folder of its package and room, and writes what each prints, as JSON
 * by the function's name.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { formatWithOptions } from "node:util";

const folder = fileURLToPath(new URL("../examples/reference/", import.meta.url));
const found: Record<string, { owner: string; code: string; output: string }> = {};
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".ts"),
);
for (const file of files.sort()) {
  const lines: string[] = [];
  const log = console.log;
  console.log = (...words: unknown[]) => void lines.push(formatWithOptions({ colors: false }, ...words));
  try {
    await import(join(folder, file));
  } finally {
    console.log = log;
  }
  const name = basename(file, ".ts").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const code = readFileSync(join(folder, file), "utf8");
  const [owner = ""] = file.split(sep);
  found[name] = { owner, code, output: lines.join("\n") };
}
process.stdout.write(JSON.stringify(found));
process.exit(0);
