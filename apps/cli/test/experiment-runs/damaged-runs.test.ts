import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadExperiment, parseConfig } from "@collapsar/experiments";
import { trialTasks } from "@collapsar/experiments/parts";
import { afterAll, expect, it, vi } from "vitest";
import { allowForce } from "../../src/files/guarded-files.js";
import { damagedRun, put } from "../calls/damaged-run.js";
import { type Draw, drawer, snapshot } from "../calls/files.js";
import { lastCheckpoint } from "../calls/pool-here.js";
import { workFolder } from "../collapsar.js";
import { type Ended, inProcess } from "../in-process.js";

vi.mock("../../src/experiment-run/trial-pool.js", () => import("../calls/pool-here.js"));

const nightly = process.env["COLLAPSAR_NIGHTLY"] === "1";
const seed = Number(process.env["COLLAPSAR_CALLS_SEED"] ?? (nightly ? Date.now() % 1e6 : 1));
const calls = Number(process.env["COLLAPSAR_CALLS"] ?? (nightly ? 1500 : 25));

const work = workFolder();
const before = process.cwd();
afterAll(() => {
  process.chdir(before);
  work.remove();
});

const id = "rfm/multi-index";
const settings = { samples: [20, 30], inputs: 4, rounds: 1, seeds: 1 };
const small = Object.entries(settings).flatMap(([key, value]) => [
  "--set",
  `${key}=${JSON.stringify(value)}`,
]);
const network = { network: "mlp", samples: 20, testSamples: 10, widthFactor: 0.0625, epochs: 2 };
const table = "a,b,label\n1,2,x\n2,4,x\n5,1,y\n6,0,y\n";
const stages = ["adaptive", "gaussian:n=8,d=2", "--width", "1e6"];

async function done(...argv: string[]): Promise<void> {
  const { code, stderr } = await inProcess(argv);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
}

/** The runs that get damaged: whole, half done, a training with its checkpoint, a series, stages, an array of jobs. */
async function makeRuns(): Promise<void> {
  process.chdir(work.path);
  for (const run of ["whole", "half", "other"]) await done("run", id, ...small, "--out", run);
  const [first, ...rest] = readFileSync("half/results.jsonl", "utf8").split("\n");
  const { trial } = JSON.parse(first!) as { trial: string };
  const rows = [first, ...rest.filter((line) => line.includes(trial))];
  writeFileSync("half/results.jsonl", `${rows.join("\n")}\n`);
  writeFileSync("net.yaml", JSON.stringify({ ...network, probes: 2, perClass: 2 }));
  await done("train", "net.yaml", "--out", "net");
  rmSync("net/results.jsonl");
  put(lastCheckpoint.path, lastCheckpoint.bytes);
  for (const epoch of [1, 2]) writeFileSync(`epoch-${epoch}.csv`, table);
  await done("metrics", "epoch-1.csv", "epoch-2.csv", "--by", "epoch-{epoch}.csv", "--out", "series");
  await done(...stages, "--out", "stages");
  const experiment = await loadExperiment(id);
  const [task] = trialTasks(experiment, parseConfig(experiment, settings), 0);
  put("array/slurm/tasks-1.jsonl", new TextEncoder().encode(`${JSON.stringify(task)}\n`));
}

const onto = [
  ["run", id, ...small, "--out", "R"],
  ["run", id, ...small, "--out", "R", "--force"],
  ["train", "net.yaml", "--out", "R"],
  ["metrics", "epoch-1.csv", "epoch-2.csv", "--out", "R"],
  [...stages, "--out", "R"],
];
const ofRun = [
  ["run", "--resume", "R"],
  ["rerun", "R", "--out", "new"],
  ["report", "R"],
  ["report", "R", "other", "--out", "new"],
  ["report", "R", "--verify", "--trials", "1"],
  ["run", "R/config.yaml", "--out", "new"],
  ["run", "R/config.yaml", "--out", "R"],
];
/** Calls that apply to each kind of folder, R. */
const doings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  whole: ofRun,
  half: ofRun,
  net: [...ofRun, ["train", "--resume", "R"], ["train", "R/config.yaml", "--out", "new"]],
  series: ofRun.slice(2, 5),
  stages: [[...stages, "--resume", "R"]],
  array: [["worker", "--tasks", "R/slurm/tasks-1.jsonl"]],
};

function drawCall(base: string, { pick, chance }: Draw): readonly string[] {
  const call = chance() < 0.8 ? pick(doings[base]!) : pick(onto);
  return chance() < 0.3 ? [...call, "--json"] : call;
}

/**
 * The values of the results' lines that can be read: a row that misses its number of rows, or has a key too many, is
 * computed again or written as it should be, with the same ones.
 */
function finishedRows(): string[] {
  const path = "R/results.jsonl";
  const isFile = existsSync(path) && statSync(path).isFile();
  return (isFile ? readFileSync(path, "utf8").split("\n") : []).flatMap((line) => {
    try {
      const { values } = JSON.parse(line);
      return values === undefined ? [] : [JSON.stringify(values)];
    } catch {
      return [];
    }
  });
}

function wrongWith({ code, stderr, failure }: Ended): string[] {
  const said = stderr.split("\n").filter((line) => line !== "" && !line.startsWith("note: "));
  const wrong: string[] = [];
  if (code === 1) wrong.push(`a fault: ${stderr} ${failure?.stack}`);
  if (code !== 0 && said.length !== 1) wrong.push(`${said.length} sentences: ${stderr}`);
  if (/\n\s+at /.test(stderr)) wrong.push(`a stack: ${stderr}`);
  if (code !== 0 && !/\bR\b|\bnew\b|other/.test(stderr)) wrong.push(`no place: ${stderr}`);
  return wrong;
}

/** Damage that a call did to files that are not its own, or to rows that were finished. */
function changes(files: ReadonlyMap<string, string>, rows: readonly string[], force: boolean): string[] {
  const now = snapshot();
  const own = /^(?:R|R\.aside|new)\//;
  const wrong = [...now.keys()].flatMap((name) => {
    if (name.endsWith(".tmp")) return [`left ${name}`];
    return own.test(name) || files.get(name) === now.get(name) ? [] : [`changed ${name}`];
  });
  if (force) return wrong;
  const later = new Set(finishedRows());
  const lost = rows.filter((row) => !later.has(row)).length;
  const gone = [...files.keys()].filter((name) => !now.has(name) && !name.startsWith("R/checkpoints/"));
  return [...wrong, ...gone.map((name) => `took ${name} away`), ...(lost > 0 ? [`lost ${lost} rows`] : [])];
}

/** Nothing, after a time that no call may take. */
function patience(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
}

it(`${calls} calls on damaged runs, of seed ${seed}: none is a fault, each names its place, none loses a row`, async () => {
  await makeRuns();
  const wrong: string[] = [];
  const ends = [0, 0, 0];
  for (let k = 0; k < calls; k++) {
    // each call draws for itself, and the call before the damage: what a run's files hold on this machine moves no
    // other draw
    const draw = drawer(seed * 100_000 + k);
    const base = draw.pick(Object.keys(doings));
    const argv = drawCall(base, draw);
    const damage = damagedRun(base, "R", draw);
    for (const folder of ["new", "R.aside"]) rmSync(folder, { recursive: true, force: true });
    const [files, rows] = [snapshot(), finishedRows()];
    allowForce(false);
    const ended = await Promise.race([inProcess(argv), patience(120_000)]);
    const call = `[${k}] ${argv.join(" ")} (${damage} of ${base})`;
    if (ended === undefined) {
      wrong.push(`${call}: no end within two minutes`);
      break;
    }
    ends[ended.code]! += 1;
    const found = [...wrongWith(ended), ...changes(files, rows, argv.includes("--force"))];
    wrong.push(...found.map((what) => `${call}: ${what}`));
  }
  if (nightly) process.stdout.write(`damaged runs of seed ${seed}: ${ends.join(" ok, fault, refused: ")}\n`);
  expect(wrong).toEqual([]);
  expect(Math.min(ends[0]!, ends[2]!)).toBeGreaterThan(calls / 10);
}, 3_600_000);
