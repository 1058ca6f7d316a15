import { readdirSync } from "node:fs";
import { commands } from "../../src/commands/commands.js";
import type { Command } from "../../src/contract/command.js";
import { commonFlags, type Flag, type Flags, flagName } from "../../src/contract/flags.js";
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

/** Values that some flag takes: with them a call goes on to where files are read and numbers computed. */
const likely = [
  ...[
    "1",
    "2",
    "3",
    "0.5",
    "1e-3",
    "10",
    "auto",
    "none",
    "label",
    "a",
    "b",
    "a,b",
    "x",
    "x,y",
    "y",
    "X",
    "X,y",
  ],
  ...[
    "0,1",
    "2,1",
    "6,6,3",
    "3,2,0.5",
    "relu",
    "erf",
    "ntk:relu,depth=3",
    "laplace:bandwidth=2",
    "nc",
    "all",
  ],
  ...["balanced", "x=2,y=1", "H1,H2", "1,6", "epoch-{epoch}.npz", "{a}{b}.npz", "Relu_0", "NA,-", "1e5,1e3"],
];

/** Flags that keep a valid command small. */
const small: Readonly<Record<string, readonly string[]>> = {
  "deep-rfm": ["--depth", "1", "--width", "8"],
  dynamics: ["--time", "0.1", "--max-steps", "3000"],
  adaptive: ["--width", "1e6"],
  "rfm fit": ["--rounds", "1", "--tune", "none"],
};

/** Commands that end soon on small data, without trials and other machines. */
const quick = [
  ...["metrics", "metrics", "kernel", "adaptive", "rfm fit", "rfm predict", "rfm explain", "deep-rfm"],
  ...["dynamics", "data info", "data list", "data fetch", "list", "report", "run", "train", "demo", "rerun"],
  ...["features", "worker", "doctor", "completion"],
];

/** Several files, a folder or a glob of them. */
const series = ["epochs", "epochs/*.npz", "epochs/epoch-[12].npz", "**/*.npz", "flip*.npz", "[2J", "*[", "."];

/** One word of a call, most of them wrong. */
function drawValue(flag: Flag<unknown>, files: readonly string[], draw: Draw): string {
  const { chance, pick } = draw;
  if (flag.file === "output") return pick(outputs);
  if (flag.file === "input") return pick(files);
  if (flag.file === "folder") return pick([...outputs, ...files, "new"]);
  if (flag.choices !== undefined && chance() < 0.7) return pick(flag.choices);
  return chance() < 0.5 ? pick(likely) : pick([...odd, ...files]);
}

function drawArguments(command: Command, files: readonly string[], { chance, below, pick }: Draw): string[] {
  // a catalogue's own name would be downloaded
  if (command.name === "data fetch") return [pick([...odd, ...files])];
  const argument = (kind: string | undefined) => {
    if (kind === "data") return chance() < 0.7 ? pick(files) : pick(sets);
    return chance() < 0.8 ? pick(files) : pick(odd);
  };
  const count = chance() < 0.05 ? 0 : chance() < 0.05 ? 4 : command.arguments.length;
  const args = Array.from({ length: count }, (_, i) => argument(command.arguments[i]?.kind));
  if (command.name !== "metrics") return args;
  if (chance() < 0.3) args.push(...Array.from({ length: below(2) }, () => pick(files)), pick(series));
  // one pipe is a stream of arrays, which waits for who writes it
  if (args.some((arg) => arg.startsWith("fifo."))) args.push("t.csv");
  return args;
}

/** The completion of a shell, which has no flags of its own. */
function drawCompletion({ chance, pick }: Draw): string[] {
  const shell = chance() < 0.5 ? pick(["bash", "zsh", "fish"]) : pick(odd);
  return [
    "completion",
    ...(chance() < 0.9 ? [shell] : []),
    ...(chance() < 0.3 ? [pick([...odd, "--json"])] : []),
  ];
}

/** A call of a command, most of them wrong: what stands after the program's name. */
export function drawCall(draw: Draw): string[] {
  const { chance, below, pick } = draw;
  const files = readdirSync(".");
  const name = pick(quick);
  if (name === "completion") return drawCompletion(draw);
  const command = commands.find((one) => one.name === name)!;
  const args = drawArguments(command, files, draw);
  const flags: string[] = [...(small[command.name] ?? [])];
  // a demo that is right takes its minute
  if (command.name === "demo") flags.push("--set", `${pick(odd)}=${pick(odd)}`);
  // a worker that is right waits for trials
  if (command.name === "worker") flags.push(pick(["--tasks", "--redis"]), pick([...odd, ...files]));
  // a doctor that is right measures for seconds
  if (command.name === "doctor") flags.push("--threads", pick(odd));
  const every: Flags = { ...command.flags, ...commonFlags };
  const keys = Object.keys(every).filter((key) => !flags.includes(flagName(key)));
  for (let k = below(4); k > 0; k--) {
    const key = pick(keys);
    const flag = every[key]!;
    const negative =
      flag.negative !== undefined && (flag.negative.alone === true || chance() < 0.5) ? "no-" : "";
    flags.push(flagName(key).replace("--", `--${negative}`));
    if (flag.value !== undefined || flag.choices !== undefined) flags.push(drawValue(flag, files, draw));
  }
  return [...command.name.split(" "), ...args, ...flags];
}
