import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { normalize } from "node:path";
import { afterAll, expect, it } from "vitest";
import { allowForce } from "../../src/files/guarded-files.js";
import { drawCall } from "../calls/draw-call.js";
import { damageFiles, drawer, makeFiles, snapshot } from "../calls/files.js";
import { wrongWith } from "../calls/wrong-with.js";
import { workFolder } from "../collapsar.js";
import { type Ended, inProcess } from "../in-process.js";

const nightly = process.env["COLLAPSAR_NIGHTLY"] === "1";
const seed = Number(process.env["COLLAPSAR_CALLS_SEED"] ?? (nightly ? Date.now() % 1e6 : 1));
const calls = Number(process.env["COLLAPSAR_CALLS"] ?? (nightly ? 4000 : 150));

const work = workFolder();
const before = process.cwd();
afterAll(() => {
  process.chdir(before);
  work.remove();
});

/** The files that a call may write. */
function outputsOf({ call }: Ended): Set<string> {
  const flags = Object.entries(call?.command.flags ?? {});
  return new Set(
    flags.flatMap(([key, { file }]) => (file === "output" ? [normalize(String(call!.options[key]))] : [])),
  );
}

const withoutAside = (name: string) => name.replace(/\.aside(-\d+)?(?=\/|$)/, "");

/** Whether a file's bytes stand beside it, where --force moves what is in the way of an output. */
function isAside(name: string, digest: string, now: ReadonlyMap<string, string>): boolean {
  return [...now].some(([other, its]) => other !== name && withoutAside(other) === name && its === digest);
}

function changes(files: ReadonlyMap<string, string>, argv: readonly string[], ended: Ended): string[] {
  const now = snapshot();
  const written = outputsOf(ended);
  const out = argv.includes("--out") || argv.includes("--save");
  const forced = argv.includes("--force");
  const movedAside = (name: string) => forced && isAside(name, files.get(name)!, now);
  const wrong: string[] = [];
  for (const [name, digest] of now) {
    if (files.get(name) === digest) continue;
    const there = files.has(name);
    const kept = there ? movedAside(name) : forced && files.get(withoutAside(name)) === digest;
    const meant = ended.code === 0 && (written.has(name) || (out && !there));
    if (!meant && !kept) wrong.push(`${there ? "changed" : "left"} ${name}`);
    if (!there) rmSync(name);
    else if (originals.has(name)) writeFileSync(name, originals.get(name)!);
  }
  for (const name of files.keys()) {
    if (now.has(name)) continue;
    if (!movedAside(name)) wrong.push(`took ${name} away`);
    if (originals.has(name)) writeFileSync(name, originals.get(name)!);
  }
  return wrong;
}

/** Contents of the files that calls begin with. */
const originals = new Map<string, Uint8Array>();

/** Nothing, after a time that no call may take. */
function patience(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, ms, undefined).unref());
}

async function done(...argv: string[]): Promise<void> {
  const { code, stderr } = await inProcess(argv);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
}

it(`${calls} generated bad calls of seed ${seed}: none is a fault, each names its place, none changes or leaves a file that is not its output`, async () => {
  process.chdir(work.path);
  const draw = drawer(seed);
  makeFiles();
  await done("metrics", "X.npy", "--labels", "y.npy", "--save-summary", "sum.safetensors");
  await done(
    "deep-rfm",
    "t.csv",
    "--categorical",
    "label",
    "--depth",
    "1",
    "--width",
    "4",
    "--save",
    "deep.rfm",
  );
  damageFiles(draw);
  for (const [name, digest] of snapshot())
    if (/^[0-9a-f]{40}$/.test(digest)) originals.set(name, readFileSync(name));
  const wrong: string[] = [];
  const ends = [0, 0, 0];
  for (let k = 0; k < calls; k++) {
    const files = snapshot();
    const argv = drawCall(draw);
    allowForce(false);
    const used = process.cpuUsage();
    // what is watched has no end of its own
    const stopAt = () => argv.includes("--watch");
    const ended = await Promise.race([inProcess(argv, { stopAt }), patience(120_000)]);
    if (ended === undefined) {
      wrong.push(`${argv.join(" ")}: no end within two minutes`);
      break;
    }
    if (ended.code !== 130) ends[ended.code]! += 1;
    else if (!argv.includes("--watch")) wrong.push(`${argv.join(" ")}: interrupted by itself`);
    // the time of the processor: how busy the machine is, is not the call's fault
    const found = wrongWith(argv, ended, process.cpuUsage(used).user / 1e6, originals.keys());
    for (const what of [...found, ...changes(files, argv, ended)]) wrong.push(`${argv.join(" ")}: ${what}`);
  }
  if (nightly) process.stdout.write(`bad calls of seed ${seed}: ${ends.join(" ok, fault, refused: ")}\n`);
  expect(wrong).toEqual([]);
  // most calls are refused, and some of them are right
  expect(ends[2]).toBeGreaterThan(calls / 4);
  expect(ends[0]).toBeGreaterThan(0);
}, 3_600_000);

it("sees that what --force moves aside is whole, and that nothing else of its bytes stands in for it", async () => {
  const files = snapshot();
  const argv = ["kernel", "X.npy", "--labels", "y.npy", "--kernel", "gaussian", "--gram", "X.npy", "--force"];
  const forced = async () => {
    const ended = await inProcess(argv);
    expect([ended.code, ended.stderr]).toEqual([0, expect.any(String)]);
    return ended;
  };
  const ended = await forced();
  expect(changes(files, argv, ended)).toEqual([]);
  expect(snapshot()).toEqual(files);
  await forced();
  renameSync("X.npy.aside", "elsewhere.npy");
  rmSync("X.npy");
  expect(changes(files, argv, { ...ended, code: 2 })).toEqual(["left elsewhere.npy", "took X.npy away"]);
  await forced();
  writeFileSync("X.npy.aside", "less");
  expect(changes(files, argv, { ...ended, code: 2 }).sort()).toEqual(["changed X.npy", "left X.npy.aside"]);
  expect(snapshot()).toEqual(files);
});
