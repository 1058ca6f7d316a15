/**
 * Shared by the packages with an `assembly/` folder: compiles it, and keeps the binary, inlined in a generated file,
 * equal to its sources.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/** Hash of everything that a package's binaries are made from. */
export function sourceHash(folder, flags) {
  const hash = createHash("sha256");
  const assembly = join(folder, "assembly");
  const sources = readdirSync(assembly, { recursive: true }).filter((file) => file.endsWith(".ts"));
  for (const name of sources.sort()) hash.update(name).update(readFileSync(join(assembly, name)));
  hash.update(flags.join());
  return hash.digest("hex").slice(0, 16);
}

/** The binary that the package's own compiler `asc` makes of a folder's assembly/. */
export async function compile(asc, folder, flags) {
  let binary;
  const { error, stderr } = await asc.main(flags, {
    readFile: (name, base) => {
      try {
        return readFileSync(join(folder, base ?? "", name), "utf8");
      } catch {
        return null;
      }
    },
    writeFile: (_name, contents) => {
      binary = contents;
    },
    listFiles: () => [],
  });
  if (error || !binary) throw new Error(`build-wasm: ${error?.message}\n${stderr}`);
  return Buffer.from(binary);
}

/** Writes a generated file; with `--check` compares instead: the committed file must be what the sources give. */
export function writeOrCheck(file, text) {
  const name = basename(file);
  if (!process.argv.includes("--check")) {
    writeFileSync(file, text);
    console.log(`${name}: ${(text.length / 1024).toFixed(0)} KB`);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${name} is not what assembly/ gives: run node scripts/build-wasm.mjs`);
    process.exitCode = 1;
  }
}
