import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { appendLines, beginFile, writeAtomic } from "../../src/files/atomic-file.js";
import { allowForce, claimRun, protectInputs } from "../../src/files/guarded-files.js";
import { workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);
let folder = work.path;
let n = 0;
beforeEach(() => {
  allowForce(false);
  folder = join(work.path, `case${n++}`);
  mkdirSync(folder);
});
const place = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(place(name), "utf8");

describe("writeAtomic", () => {
  it("writes through links to the file that they mean, there or not, and keeps its mode", () => {
    writeFileSync(place("old"), "old", { mode: 0o640 });
    symlinkSync("old", place("link"));
    symlinkSync("absent", place("dangling"));
    writeAtomic(place("link"), "new");
    writeAtomic(place("dangling"), "made");
    expect([text("old"), text("absent")]).toEqual(["new", "made"]);
    expect(lstatSync(place("link")).isSymbolicLink()).toBe(true);
    expect(statSync(place("old")).mode & 0o777).toBe(0o640);
  });

  it("writes into a device and leaves it one", () => {
    writeAtomic("/dev/null", "nothing");
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
    expect(() => writeAtomic("/dev/full", "too much")).toThrow(
      expect.objectContaining({ code: "ENOSPC", path: "/dev/full" }),
    );
  });

  it("never replaces an input, by whatever name, unless it may move it aside", () => {
    writeFileSync(place("in.csv"), "precious");
    linkSync(place("in.csv"), place("hard.csv"));
    symlinkSync("in.csv", place("soft.csv"));
    mkdirSync(place("deep/er"), { recursive: true });
    symlinkSync("deep/er", place("away"));
    writeFileSync(place("deep/in.csv"), "precious too");
    protectInputs([place("in.csv"), place("deep/in.csv")]);
    for (const name of ["in.csv", "hard.csv", "soft.csv", "absent/../in.csv"])
      expect(() => writeAtomic(`${folder}/${name}`, "lost")).toThrow(/this command reads it/);
    // what the system means by it, not what the letters do
    expect(() => writeAtomic(`${folder}/away/../in.csv`, "lost")).toThrow(/this command reads it/);
    writeAtomic(`${folder}/away/../out.csv`, "beside it");
    expect(text("deep/out.csv")).toBe("beside it");
    allowForce(true);
    writeAtomic(place("in.csv"), "new");
    writeAtomic(place("hard.csv"), "newer");
    expect([text("in.csv.aside"), text("hard.csv.aside"), text("in.csv"), text("hard.csv")]).toEqual([
      "precious",
      "precious",
      "new",
      "newer",
    ]);
  });

  it("never replaces a file of a run, unless it is the command's own", () => {
    writeFileSync(place("run.json"), "{}");
    writeFileSync(place("config.yaml"), "seed: 0");
    expect(() => writeAtomic(place("config.yaml"), "")).toThrow(/belongs to the run/);
    claimRun(folder);
    writeAtomic(place("config.yaml"), "seed: 1");
    expect(text("config.yaml")).toBe("seed: 1");
  });

  it("leaves nothing of a file that is given up, its new folders included", () => {
    const file = beginFile(place("a/b/c.npy"));
    file.write("half");
    file.abort();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("takes away what killed processes of this machine left, and nothing else", () => {
    const host =
      hostname()
        .replaceAll(/[^A-Za-z0-9]/g, "")
        .slice(0, 16) || "host";
    const dead = `.collapsar-${host}-99999999-0a1b2c3d.tmp`;
    const alive = `.collapsar-${host}-${process.pid}-0a1b2c3d.tmp`;
    const others = [alive, `.collapsar-elsewhere.x-99999999-0a1b2c3d.tmp`, "mine.99999999.tmp"];
    for (const name of [dead, ...others]) writeFileSync(place(name), "");
    writeAtomic(place("out"), "x");
    expect(existsSync(place(dead))).toBe(false);
    expect(others.every((name) => existsSync(place(name)))).toBe(true);
  });
});

describe("appendLines", () => {
  it("adds to what is there", () => {
    appendLines(place("rows/results.jsonl"), "1\n");
    appendLines(place("rows/results.jsonl"), "2\n");
    expect(text("rows/results.jsonl")).toBe("1\n2\n");
  });
});
