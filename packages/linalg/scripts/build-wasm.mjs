// Compiles assembly/ into two binaries (plain SIMD, relaxed SIMD) and inlines them, base64, into src/wasm/binary.generated.ts.
// `--check` compares instead of writing: the committed file must be what the sources give.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const root = fileURLToPath(new URL("../", import.meta.url));
const output = `${root}src/wasm/binary.generated.ts`;

const FLAGS = [
  "assembly/index.ts",
  ...["--runtime", "stub", "-O3", "--converge", "--noAssert"],
  ...["--importMemory", "--initialMemory", "1", "--maximumMemory", "65536", "--sharedMemory"],
  ...["--enable", "threads", "--enable", "simd"],
  ...["--outFile", "out.wasm"],
];

/** Hash of everything the binaries are made from. */
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

async function compile(extra) {
  let binary;
  const { error, stderr } = await asc.main([...FLAGS, ...extra], {
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

/** Position of the flags byte of the imported memory: 3 = shared with a maximum, 1 = not shared. */
function memoryFlags(binary) {
  const name = Buffer.from("\x03env\x06memory\x02\x03", "latin1");
  const at = Buffer.from(binary).indexOf(name);
  if (at < 0) throw new Error("build-wasm: the memory import was not found");
  return at + name.length - 1;
}

async function generate() {
  const plain = await compile([]);
  const relaxed = await compile(["--enable", "relaxed-simd"]);
  const constant = (name, binary) =>
    `export const ${name} = {\n  memoryFlags: ${memoryFlags(binary)},\n  base64:\n    "${Buffer.from(binary).toString("base64")}",\n} as const;\n`;
  return [
    "// Made by scripts/build-wasm.mjs from assembly/; do not edit.\n",
    `export const SOURCE_HASH = "${sourceHash()}";\n`,
    constant("PLAIN", plain),
    constant("RELAXED", relaxed),
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await generate();
  if (process.argv.includes("--check")) {
    if (readFileSync(output, "utf8") !== text) {
      console.error(
        "src/wasm/binary.generated.ts is not what assembly/ gives: run node scripts/build-wasm.mjs",
      );
      process.exitCode = 1;
    }
  } else {
    writeFileSync(output, text);
    console.log(`binary.generated.ts: ${(text.length / 1024).toFixed(0)} KB`);
  }
}
