// Compiles assembly/ into two binaries (plain SIMD, relaxed SIMD) and inlines them, hexadecimal, into
// src/engine/binary.generated.ts, and what workers run, src/engine/serve.ts, as text into
// worker.generated.ts; `--check` compares instead.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import ts from "typescript";
import * as assembly from "../../../scripts/assembly.mjs";

const folder = fileURLToPath(new URL("../", import.meta.url));

const FLAGS = [
  "assembly/index.ts",
  ...["--runtime", "stub", "-O3", "--converge", "--noAssert"],
  ...["--importMemory", "--initialMemory", "1", "--maximumMemory", "65536", "--sharedMemory"],
  ...["--enable", "threads", "--enable", "simd"],
  ...["--outFile", "out.wasm"],
];

/** Hash of everything the binaries are made from. */
export const sourceHash = () => assembly.sourceHash(folder, FLAGS);

/** Position of the flags byte of the imported memory: 3 = shared with a maximum, 1 = not shared. */
function memoryFlags(binary) {
  const name = Buffer.from("\x03env\x06memory\x02\x03", "latin1");
  const at = binary.indexOf(name);
  if (at < 0) throw new Error("build-wasm: the memory import was not found");
  return at + name.length - 1;
}

/** Annotated, so that the declarations that are published do not repeat the binaries. */
const TYPE = `/**
 * A binary, and the place of the flags of its imported memory: two digits a byte, for what the binaries share is then
 * seen by compression, half as much for a page to load as of base64.
 */
export interface WasmBinary {
  readonly memoryFlags: number;
  readonly hex: string;
}
`;

/** A compiled binary as the constant that the package loads. */
async function constant(name, extra) {
  const binary = await assembly.compile(asc, folder, [...FLAGS, ...extra]);
  const hex = binary.toString("hex");
  return `export const ${name}: WasmBinary = {\n  memoryFlags: ${memoryFlags(binary)},\n  hex:\n    "${hex}",\n};\n`;
}

/** The text of serve.ts without types and exports, as a module that the package sends to its workers. */
export function workerModule() {
  const source = readFileSync(`${folder}src/engine/serve.ts`, "utf8");
  const compilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ES2022,
    removeComments: true,
  };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  const text = outputText.replaceAll(/^export (?=function )/gm, "").replace(/^export \{\};\n/m, "");
  const quoted = text.replaceAll("\\", "\\\\").replaceAll("`", "\\`").replaceAll("${", "\\${");
  return `// Made by scripts/build-wasm.mjs from serve.ts; do not edit.\n\nexport const WORKER_SOURCE: string = \`"use strict";\n${quoted}\`;\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = [
    "// Made by scripts/build-wasm.mjs from assembly/; do not edit.\n",
    TYPE,
    `export const SOURCE_HASH: string = "${sourceHash()}";\n`,
    await constant("PLAIN", []),
    await constant("RELAXED", ["--enable", "relaxed-simd"]),
  ].join("\n");
  assembly.writeOrCheck(`${folder}src/engine/binary.generated.ts`, text);
  assembly.writeOrCheck(`${folder}src/engine/worker.generated.ts`, workerModule());
}
