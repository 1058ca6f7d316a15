/** Runs every example of the API reference and writes what each prints, as JSON by the function's name. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { formatWithOptions } from "node:util";

const folder = fileURLToPath(new URL("../examples/reference/", import.meta.url));
const found: Record<string, { code: string; output: string }> = {};
for (const file of readdirSync(folder).sort()) {
  const lines: string[] = [];
  const log = console.log;
  console.log = (...words: unknown[]) => void lines.push(formatWithOptions({ colors: false }, ...words));
  try {
    await import(`${folder}${file}`);
  } finally {
    console.log = log;
  }
  const name = file.replace(/\.ts$/, "").replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  found[name] = { code: readFileSync(folder + file, "utf8"), output: lines.join("\n") };
}
process.stdout.write(JSON.stringify(found));
process.exit(0);
