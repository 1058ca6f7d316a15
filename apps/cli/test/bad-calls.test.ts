import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeNpz } from "@collapsar/datasets";
import { writeNpy } from "@collapsar/datasets/parts";
import { seededRandom } from "@collapsar/linalg";
import { fitModel, saveModel } from "@collapsar/rfm";
import { CommanderError } from "commander";
import { afterAll, expect, it } from "vitest";
import type { CommandContext } from "../src/contract/context.js";
import { failureOf } from "../src/contract/failure.js";
import { commonFlags } from "../src/contract/flags.js";
import type { CommonOptions } from "../src/contract/request.js";
import { checkOutputs } from "../src/files/check-outputs.js";
import { makeStyle, terminalText } from "../src/output/style.js";
import { type Call, checkCall } from "../src/shell/call.js";
import { buildProgram } from "../src/shell/program.js";
import { workFolder } from "./collapsar.js";

const seed = Number(process.env["COLLAPSAR_CALLS_SEED"] ?? 1);
const calls = Number(process.env["COLLAPSAR_CALLS"] ?? 300);

const work = workFolder();
const before = process.cwd();
afterAll(() => {
  process.chdir(before);
  work.remove();
});

const random = seededRandom(seed);
const below = (n: number) => Math.floor(random.next() * n);
const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;

/** Files that are right, and beside them the same with flipped bits, cut short, or something else of that name. */
function makeFiles(): string[] {
  const values = Float64Array.from({ length: 24 }, (_, i) => Math.sin(i));
  const good: Record<string, Uint8Array | string> = {
    "t.csv": `a,b,label\n${Array.from({ length: 8 }, (_, i) => `${i},${(i * 7) % 5},${i % 2 ? "x" : "y"}`).join("\n")}\n`,
    "X.npy": writeNpy({ shape: [8, 3], data: values }),
    "y.npy": writeNpy({ shape: [8], data: Int32Array.from([0, 1, 0, 1, 0, 1, 0, 1]) }),
    "s.npz": writeNpz({
      X: { shape: [8, 3], data: values },
      y: { shape: [8], data: Int32Array.from([0, 1, 0, 1, 0, 1, 0, 1]) },
    }),
    "c.yaml": "experiment: rfm/multi-index\nseed: 1\nconfig:\n  sampels: 3\n",
    "m.rfm": saveModel(
      fitModel(
        {
          name: "t",
          X: { rows: 8, cols: 3, data: values },
          y: Int32Array.from([0, 1, 0, 1, 0, 1, 0, 1]),
          classNames: ["a", "b"],
        } as never,
        { rounds: 1, bandwidth: 2 } as never,
      ).model,
    ),
  };
  const names: string[] = [];
  for (const [name, content] of Object.entries(good)) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const ending = name.slice(name.lastIndexOf("."));
    writeFileSync(name, bytes);
    names.push(name);
    for (let k = 0; k < 6; k++) {
      const damaged = Uint8Array.from(bytes);
      for (let flips = 1 + below(3); flips > 0; flips--) damaged[below(damaged.length)]! ^= 1 << below(8);
      writeFileSync(`flip${k}${ending}`, k < 4 ? damaged : damaged.subarray(0, below(damaged.length)));
      names.push(`flip${k}${ending}`);
    }
    writeFileSync(`empty${ending}`, "");
    mkdirSync(`folder${ending}`, { recursive: true });
    if (!names.includes(`loop${ending}`)) symlinkSync(`loop${ending}`, `loop${ending}`);
    names.push(`empty${ending}`, `folder${ending}`, `loop${ending}`, `absent${ending}`);
  }
  return names;
}

const odd = [
  "0",
  "-1",
  "1.5",
  "NaN",
  "1e400",
  "3",
  "",
  " ",
  "x",
  "__proto__",
  "constructor",
  "a=b",
  "0,1",
  "../..",
  "\u001b[2J",
  "=cmd|x",
  "n".repeat(300),
];
const sets = [
  "iris",
  "digts",
  "__proto__",
  "constructor",
  "gaussian:n=8,d=2",
  "gaussian:n=5=6",
  "gaussian:n=0",
  "gaussian:classes=-1",
  "idx:a,b",
  "mnist:.",
  "toString",
];

function argumentFor(kind: string | undefined, names: readonly string[]): string {
  if (kind === "data") return random.next() < 0.7 ? pick(names) : pick(sets);
  return random.next() < 0.8 ? pick(names) : pick(odd);
}

/** Commands that end soon on small data; trials of a run need built workers, and have tests of their own. */
const names = [
  "metrics",
  "kernel",
  "adaptive",
  "rfm fit",
  "rfm predict",
  "rfm explain",
  "deep-rfm",
  "dynamics",
  "data info",
  "list",
  "report",
  "run",
];
const outputs = [
  "out.npy",
  "out.svg",
  "out.csv",
  "X.npy",
  "/dev/null",
  "t.csv/x",
  "nowhere/out.svg",
  "folder.csv",
];

async function programOf(): Promise<{ argv: string[]; call: Call | undefined }> {
  const files = readdirSync(".");
  const name = pick(names);
  let call: Call | undefined;
  const program = buildProgram(async (made) => {
    call = made;
  });
  const quiet = (command: typeof program): void => {
    command.exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} });
    command.commands.forEach(quiet);
  };
  quiet(program);
  const { commands } = await import("../src/commands/commands.js");
  const command = commands.find((one) => one.name === name)!;
  const args = command.arguments
    .map(({ kind }) => argumentFor(kind, files))
    .slice(0, random.next() < 0.95 ? 9 : 0);
  const small: Record<string, string[]> = {
    "deep-rfm": ["--depth", "1", "--width", "8"],
    dynamics: ["--time", "0.1"],
    adaptive: ["--width", "1e6"],
    "rfm fit": ["--rounds", "1"],
  };
  const flags: string[] = [...(small[name] ?? [])];
  const keys = Object.keys(command.flags).filter((key) => !flags.includes(`--${key}`));
  for (let k = below(3); k > 0 && keys.length > 0; k--) {
    const key = pick(keys);
    const flag = command.flags[key]!;
    const { flagName } = await import("../src/contract/flags.js");
    flags.push(flagName(key));
    if (flag.value === undefined) continue;
    if (flag.file === "output") flags.push(pick(outputs));
    else if (flag.file === "input") flags.push(pick(files));
    else flags.push(flag.choices !== undefined && random.next() < 0.7 ? pick(flag.choices) : pick(odd));
  }
  const argv = ["node", "collapsar", ...name.split(" "), ...args, ...flags];
  await program.parseAsync(argv);
  return { argv, call };
}

function contextOf({ args, options, typed }: Call): CommandContext {
  const stop = { aborted: false, throwIfAborted() {} };
  const { json = false, quiet = false, verbose = false, force = false } = options;
  return {
    ...{ args, options, given: new Set(typed.keys()), style: makeStyle(false), columns: 80 },
    common: { ...options, json, quiet, verbose, force } as unknown as CommonOptions,
    ...{ note() {}, progress() {}, output() {}, checkStop() {}, resumeHint() {} },
    ...{ compute: (action) => action(), work: { signal: stop }, stop, showOption: (name) => name },
  };
}

/** Every file below a folder with a digest of its content. */
function snapshot(folder = "."): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const [name, digest] of snapshot(path)) found.set(name, digest);
    else
      found.set(
        path,
        entry.isFile()
          ? createHash("sha1").update(readFileSync(path)).digest("hex")
          : String(statSync(folder).mode),
      );
  }
  return found;
}

const failureOfCall = async (call: Call): Promise<{ code: number; message: string }> => {
  const flags = { ...call.command.flags, ...commonFlags };
  try {
    const wrong = checkCall(call);
    if (wrong !== undefined) return { code: 2, message: wrong };
    const context = contextOf(call);
    checkOutputs(call.command, { args: call.args, options: call.options, common: context.common } as never);
    await (await call.command.load()).run(context);
    return { code: 0, message: "" };
  } catch (error) {
    const { kind, message, stack } = failureOf(error, flags);
    return {
      code: kind === "fault" ? 1 : 2,
      message: terminalText(kind === "fault" ? `${message}\n${stack}` : message),
    };
  }
};

it(`${calls} generated bad calls of seed ${seed}: none is a fault, none changes or leaves a file that is not its output`, async () => {
  process.chdir(work.path);
  makeFiles();
  const wrong: string[] = [];
  const ends = [0, 0, 0];
  for (let k = 0; k < calls; k++) {
    const files = snapshot();
    let made: Awaited<ReturnType<typeof programOf>>;
    try {
      made = await programOf();
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      continue;
    }
    const { argv, call } = made;
    if (call === undefined) continue;
    const started = performance.now();
    const { code, message } = await failureOfCall(call);
    ends[code]! += 1;
    const seconds = (performance.now() - started) / 1000;
    const line = argv.slice(2).join(" ");
    if (code === 1) wrong.push(`${line}: ${message}`);
    if (seconds > 20) wrong.push(`${line}: ${seconds} s`);
    if (code === 2 && /\n/.test(message)) wrong.push(`${line}: several lines: ${message}`);
    const written = new Set(
      Object.entries(call.command.flags).flatMap(([key, { file }]) =>
        file === "output" ? [String(call.options[key])] : [],
      ),
    );
    for (const [name, digest] of snapshot()) {
      if (files.get(name) === digest) continue;
      if (code !== 0 || !written.has(name))
        wrong.push(`${line}: ${files.has(name) ? "changed" : "left"} ${name}`);
      if (!files.has(name)) rmSync(name);
    }
    for (const name of files.keys()) if (!snapshot().has(name)) wrong.push(`${line}: took ${name} away`);
  }
  expect(wrong).toEqual([]);
  // most calls get as far as the command, and some of them are right
  expect(ends[2]).toBeGreaterThan(calls / 4);
  expect(ends[0]).toBeGreaterThan(0);
}, 600_000);
