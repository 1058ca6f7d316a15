import { readdirSync } from "node:fs";
import { commands } from "../../src/commands/commands.js";
import { flagName } from "../../src/contract/flags.js";
import type { Draw } from "./files.js";

const odd = [
  ...["0", "-1", "1.5", "NaN", "1e400", "3", "", " ", "x", "__proto__", "constructor", "a=b", "0,1", "../.."],
  ...["\u001b[2J", "=cmd|x", "n".repeat(300), "1e9", "999999999999", "é\u202e", "a\nb"],
];
const sets = [
  ...[
    "iris",
    "digts",
    "__proto__",
    "constructor",
    "toString",
    "gaussian:n=8,d=2",
    "gaussian:n=5=6",
    "gaussian:n=0",
  ],
  ...[
    "gaussian:classes=-1",
    "gaussian:n=1e12,d=1e6",
    "idx:a,b",
    "mnist:.",
    "idx:,",
    ":",
    "absent.csv",
    "/dev/zero",
  ],
];
const outputs = [
  ...[
    "out.npy",
    "out.svg",
    "out.csv",
    "X.npy",
    "t.csv",
    "/dev/null",
    "/dev/full",
    "t.csv/x",
    "nowhere/out.svg",
  ],
  ...["nowhere/../X.npy", "folder.csv", "loop.csv", "fifo.npy", "/proc/1/out.npy", `${"n".repeat(300)}.csv`],
];

/** What keeps a command that is right small. */
const small: Readonly<Record<string, readonly string[]>> = {
  "deep-rfm": ["--depth", "1", "--width", "8"],
  dynamics: ["--time", "0.1", "--max-steps", "3000"],
  adaptive: ["--width", "1e6"],
  "rfm fit": ["--rounds", "1", "--tune", "none"],
};

/** Commands that end soon on small data, without trials and other machines. */
const quick = [
  ...["metrics", "kernel", "adaptive", "rfm fit", "rfm predict", "rfm explain", "deep-rfm", "dynamics"],
  ...["data info", "data list", "list", "report", "run", "train", "demo", "rerun"],
];

/** A call of a command, most of them wrong: what stands after the program's name. */
export function drawCall({ chance, below, pick }: Draw): string[] {
  const files = readdirSync(".");
  const name = pick(quick);
  const command = commands.find((one) => one.name === name)!;
  const argument = (kind: string | undefined) => {
    if (kind === "data") return chance() < 0.7 ? pick(files) : pick(sets);
    return chance() < 0.8 ? pick(files) : pick(odd);
  };
  const count = chance() < 0.05 ? 0 : chance() < 0.05 ? 4 : command.arguments.length;
  const args = Array.from({ length: count }, (_, i) => argument(command.arguments[i]?.kind));
  // one pipe is a stream of arrays, which waits for who writes it
  if (command.name === "metrics" && args.some((arg) => arg.startsWith("fifo."))) args.push("t.csv");
  const flags: string[] = [...(small[command.name] ?? [])];
  // a demo that is right takes its minute
  if (command.name === "demo") flags.push("--set", `${pick(odd)}=${pick(odd)}`);
  const keys = Object.keys(command.flags).filter((key) => !flags.includes(flagName(key)));
  for (let k = below(3); k > 0 && keys.length > 0; k--) {
    const key = pick(keys);
    const flag = command.flags[key]!;
    flags.push(flagName(key));
    if (flag.value === undefined) continue;
    if (flag.file === "output") flags.push(pick(outputs));
    else if (flag.file === "input") flags.push(pick(files));
    else flags.push(flag.choices !== undefined && chance() < 0.7 ? pick(flag.choices) : pick(odd));
  }
  if (chance() < 0.05) flags.push(pick(["--out", "--backend", "--seed", "--threads", "--dtype"]), pick(odd));
  return [...command.name.split(" "), ...args, ...flags];
}
