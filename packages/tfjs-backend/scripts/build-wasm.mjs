// Compiles assembly/ and inlines the binary, base64, into src/engine/binary.generated.ts; `--check` compares instead.
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import * as assembly from "../../../scripts/assembly.mjs";

const folder = fileURLToPath(new URL("../", import.meta.url));

const FLAGS = [
  "assembly/index.ts",
  ...["--runtime", "stub", "-O3", "--converge", "--noAssert"],
  ...["--initialMemory", "1", "--maximumMemory", "65535"],
  ...["--enable", "simd"],
  ...["--outFile", "out.wasm"],
];

/** Hash of everything the binary is made from. */
export const sourceHash = () => assembly.sourceHash(folder, FLAGS);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const binary = await assembly.compile(asc, folder, FLAGS);
  const text = [
    "// Made by scripts/build-wasm.mjs from assembly/; do not edit.\n",
    `export const SOURCE_HASH: string = "${sourceHash()}";\n`,
    `export const BINARY: string =\n  "${binary.toString("base64")}";\n`,
  ].join("\n");
  assembly.writeOrCheck(`${folder}src/engine/binary.generated.ts`, text);
}
