import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { LOCK, lockRun } from "../../src/experiment-run/run-lock.js";
import { collapsar, json, start, workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);

const folderWith = (name: string, lock: string): string => {
  const folder = join(work.path, name);
  mkdirSync(folder);
  writeFileSync(join(folder, LOCK), lock);
  return folder;
};

it("holds a folder against others until it is let go, and leaves none that it made", () => {
  const folder = join(work.path, "new", "run");
  const unlock = lockRun(folder);
  expect(() => lockRun(folder)).toThrow(new RegExp(`run: process ${process.pid} is writing a run into it`));
  unlock();
  expect(existsSync(join(work.path, "new"))).toBe(false);
  const kept = folderWith("kept", "");
  writeFileSync(join(kept, "notes.txt"), "mine");
  lockRun(kept)();
  expect(readdirSync(kept)).toEqual(["notes.txt"]);
});

it("takes over what a process that is gone, or nobody, left, and leaves another machine's", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  for (const [name, lock] of [
    ["gone", `${child.pid} ${hostname()}\n`],
    ["garbage", "\u0000\u0000"],
    ["empty", ""],
  ] as const) {
    const folder = folderWith(name, lock);
    const unlock = lockRun(folder);
    expect(readFileSync(join(folder, LOCK), "utf8")).toBe(`${process.pid} ${hostname()}\n`);
    unlock();
    expect(readdirSync(folder)).toEqual([]);
  }
  const far = folderWith("far", "17 another-machine\n");
  expect(() => lockRun(far)).toThrow(/process 17 of another-machine .* if it is gone, remove .*far/);
  expect(readFileSync(join(far, LOCK), "utf8")).toBe("17 another-machine\n");
});

const trials = ["rfm/multi-index", "--set", "samples=[40]", "--set", "inputs=4", "--set", "rounds=1"];

it("lets one of two runs at once into a folder, whether they begin it or go on with it", async () => {
  const folder = join(work.path, "both");
  const begin = (seed: number) =>
    start(["run", ...trials, "--set", "seeds=40", "--seed", String(seed), "--out", folder, "--quiet"]);
  const resume = () => start(["run", "--resume", folder, "--quiet"]);
  const ends = async (runs: readonly ReturnType<typeof start>[]) => {
    const outcomes = await Promise.all(runs.map(({ outcome }) => outcome));
    return outcomes.map(({ code, stderr }) => ({ code, stderr })).sort((a, b) => a.code! - b.code!);
  };
  const begun = await ends([begin(1), begin(2)]);
  expect(begun.map(({ code }) => code)).toEqual([0, 2]);
  expect(begun[1]!.stderr).toMatch(/is writing a run into it|holds a run with seed/);
  const { seed } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8")) as { seed: number };
  const hashes = (path: string) =>
    readFileSync(join(path, "results.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { trial: string }).trial);
  expect(new Set(hashes(folder)).size).toBe(40);
  expect(hashes(folder)).toHaveLength(40);

  // what is missing is computed by one of them
  const rows = readFileSync(join(folder, "results.jsonl"), "utf8").split("\n");
  writeFileSync(join(folder, "results.jsonl"), `${rows.slice(0, 3).join("\n")}\n`);
  const gone = await ends([resume(), resume()]);
  expect(gone[0]!.code).toBe(0);
  expect([0, 2]).toContain(gone[1]!.code);
  if (gone[1]!.code === 2) expect(gone[1]!.stderr).toMatch(/is writing a run into it/);
  expect(new Set(hashes(folder)).size).toBe(40);
  expect(hashes(folder)).toHaveLength(40);
  expect(seed === 1 || seed === 2).toBe(true);
}, 120_000);

it("is verified with the threads that it had, to the last digit", async () => {
  const file = work.file(
    "short.yaml",
    "network: mlp\ndata: digits\nepochs: 2\nsamples: 200\ntestSamples: 50\n",
  );
  const folder = join(work.path, "short");
  await json(["train", file, "--threads", "2", "--out", folder, "--quiet"]);
  const { code, stdout, stderr } = await collapsar(["report", "--verify", folder, "--quiet"]);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/1 trials were computed again: 1 are the same to the last digit/);
}, 120_000);
