// Compiles assembly/ and inlines the binary, base64, into src/tensorflow/binary.generated.ts.
// `--check` compares instead of writing: the committed file must be what the sources give.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("../", import.meta.url));
const output = `${root}src/tensorflow/binary.generated.ts`;

const FLAGS = [
  "assembly/index.ts",
  ...["--runtime", "stub", "-O3", "--converge", "--noAssert"],
  ...["--initialMemory", "1", "--maximumMemory", "65535"],
  ...["--enable", "simd"],
  ...["--outFile", "out.wasm"],
];

/** Hash of everything the binary is made from. */
export function sourceHash() {
  const hash = createHash("sha256");
  const folder = `${root}assembly/`;
  for (const name of readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .sort())
    hash.update(name).update(readFileSync(folder + name));
  hash.update(FLAGS.join());
  return hash.digest("hex").slice(0, 16);
}

async function compile() {
  let binary;
  const { error, stderr } = await asc.main(FLAGS, {
    readFile: (name, base) => {
      try {
        return readFileSync(`${base ? `${root}${base}/` : root}${name}`, "utf8");
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
  return binary;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await compile();
  const text = [
    "// Made by scripts/build-wasm.mjs from assembly/; do not edit.\n",
    `export const SOURCE_HASH = "${sourceHash()}";\n`,
    `export const BINARY =\n  "${Buffer.from(binary).toString("base64")}";\n`,
  ].join("\n");
  if (!process.argv.includes("--check")) {
    writeFileSync(output, text);
    console.log(`binary.generated.ts: ${(text.length / 1024).toFixed(0)} KB`);
  } else if (readFileSync(output, "utf8") !== text) {
    console.error("binary.generated.ts is not what assembly/ gives: run node scripts/build-wasm.mjs");
    process.exitCode = 1;
  }
}
