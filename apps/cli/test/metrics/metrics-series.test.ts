import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { writeNpy, writeNpz, writeSafetensors } from "@collapsar/datasets/parts";
import { balancedness } from "@collapsar/metrics/parts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { keptRows } from "../../src/commands/metrics/kept-rows.js";

import { bin, json as spawned, start, workFolder } from "../collapsar.js";
import { collapsar, json } from "../in-process.js";

const work = workFolder();
const cwd = work.path;
afterAll(work.remove);

const n = 60;
const y = { shape: [n], data: Int32Array.from({ length: n }, (_, i) => i % 3) };
const wave = (rows: number, cols: number, phase: number) =>
  Float64Array.from({ length: rows * cols }, (_, at) => Math.sin(phase + 1.7 * at + 0.01 * at * at));

/** Features whose class means lie `far` apart along the first three axes. */
function features(far: number, cols = 5) {
  const data = wave(n, cols, far);
  for (let i = 0; i < n; i++) data[i * cols + (i % 3)]! += far;
  return { shape: [n, cols], data };
}

beforeAll(() => {
  mkdirSync(join(cwd, "series"));
  for (const epoch of [1, 2, 10]) {
    const early = features(epoch, 4);
    work.file(`series/epoch-${epoch}.npz`, writeNpz({ X: features(epoch), early, y }));
  }
  work.file("series/notes.txt", "no data");
  work.file("H.npy", writeNpy(features(2)));
  work.file("y.npy", writeNpy(y));
  work.file("W.npy", writeNpy({ shape: [3, 5], data: wave(3, 5, 0) }));
  work.file("ood.npy", writeNpy({ shape: [7, 5], data: wave(7, 5, 40) }));
});

describe("a folder of features", () => {
  it("is a row for each file in the order of its column, as CSV", async () => {
    const args = ["metrics", "series", "--by", "epoch-{epoch}.npz", "--format", "csv"];
    const { code, stdout, stderr } = await collapsar(args, { cwd });
    const [head, ...rows] = stdout.trim().split("\n");
    const columns = head!.split(",");
    const cells = (name: string) => rows.map((row) => Number(row.split(",")[columns.indexOf(name)]));
    expect([code, cells("by.epoch")]).toEqual([0, [1, 2, 10]]);
    expect(stderr).toContain("1 file is no data and left out");
    const alone = await json(["metrics", "series/epoch-10.npz"], { cwd });
    expect(cells("nc1.traceRatio")[2]).toBe(alone["nc1"].traceRatio);
  });

  it("measures the rows of a named array as those of a .npy file, and as the array that is held whole", async () => {
    const named = await json(["metrics", "series/epoch-2.npz"], { cwd });
    const plain = await json(["metrics", "H.npy", "--labels", "y.npy"], { cwd });
    const held = await json(["metrics", "series/epoch-2.npz", "--scale", "1"], { cwd });
    expect(named["nc1"]).toEqual(plain["nc1"]);
    expect(held["nc1"]).toAgree(named["nc1"], { relative: 1e-12 });
  });

  it("measures large files side by side, one that fails a row, as it does one after the other", async () => {
    mkdirSync(join(cwd, "large"));
    const labels = { shape: [30_000], data: Int32Array.from({ length: 30_000 }, (_, i) => i % 3) };
    for (const epoch of [2, 10]) {
      const X = { shape: [30_000, 80], data: wave(30_000, 80, epoch) };
      work.file(`large/epoch-${epoch}.npz`, writeNpz({ X, y: labels }));
    }
    work.file("large/epoch-3.npz", "no zip");
    const args = ["metrics", "large", "--by", "epoch-{epoch}.npz", "--metrics", "nc"];
    // threads start from what was built
    const several = await spawned(args, { cwd });
    const one = await json([...args, "--threads", "1"], { cwd });
    expect(several["rows"].map(({ by }: { by: { epoch: number } }) => by.epoch)).toEqual([2, 3, 10]);
    expect(several["rows"][1].error).toContain("epoch-3.npz");
    expect(several["rows"]).toAgree(one["rows"], { relative: 1e-12 });
  });

  it("keeps the rows that are done at Ctrl-C, printed and in --out, and says how many", async () => {
    const args = ["metrics", "series", "--by", "epoch-{epoch}.npz", "--out", "stopped"];
    const { rows } = await json(args.slice(0, -2), { cwd });
    const stopAt = ({ done, unit }: { done: number; unit?: string | undefined }) =>
      unit === "files" && done === 2;
    const { code, stdout, stderr } = await collapsar([...args, "--json"], { cwd, stopAt });
    const where = "their rows are printed and in stopped";
    expect(code).toBe(130);
    expect(stderr).toContain(`\ninterrupted: 2 of 3 files are measured; ${where}\n`);
    const kept = JSON.parse(stdout);
    expect(kept.interrupted).toEqual({ done: 2, total: 3 });
    expect(kept.rows).toEqual(rows.slice(0, 2));
    expect(readFileSync(join(cwd, "stopped/rows.csv"), "utf8").trim().split("\n")).toHaveLength(3);
    const none = await collapsar(args.slice(0, -2), { cwd, stopAt: () => true });
    expect(none.code).toBe(130);
  });

  const untilWaiting = ({ message = "" }: { message?: string | undefined }) => message.startsWith("waiting");

  it("says that nothing could be measured, also where it ends by Ctrl-C alone", async () => {
    mkdirSync(join(cwd, "broken"));
    work.file("broken/epoch-1.npz", "no zip");
    const args = ["metrics", "--watch", "broken"];
    const { code, stderr } = await collapsar(args, { cwd, stopAt: untilWaiting });
    expect([code, stderr]).toEqual([2, expect.stringContaining("broken/epoch-1.npz")]);
  });

  it.skipIf(!existsSync("/dev/full"))("says that nothing could be kept, also after Ctrl-C", async () => {
    const args = ["metrics", "--watch", "series", "--by", "epoch-{epoch}.npz", "--figure", "/dev/full"];
    const { code, stderr } = await collapsar(args, { cwd, stopAt: untilWaiting });
    expect([code, stderr]).toEqual([2, expect.stringContaining("the disk is full")]);
  });

  it("takes a classifier for the layers of its width", async () => {
    const args = ["metrics", "series/epoch-2.npz", "--x-key", "X,early", "--weights", "W.npy"];
    const { rows } = await json(args, { cwd });
    const layers = rows.map((row: Record<string, unknown>) => [row["layer"], row["nc3"] !== undefined]);
    expect(layers).toEqual([
      ["X", true],
      ["early", false],
    ]);
  });

  it("goes on as files appear until Ctrl-C, which ends it with the usual result", async () => {
    const folder = join(cwd, "watched");
    mkdirSync(folder);
    cpSync(join(cwd, "series/epoch-1.npz"), join(folder, "epoch-1.npz"));
    const args = ["metrics", "--watch", folder, "--by", "epoch-{epoch}.npz"];
    const { child, outcome } = start(args);
    let seen = "";
    const printed = (epoch: number) =>
      new Promise<void>((resolve) => {
        const look = (chunk: Buffer | string) => {
          seen += chunk;
          if (new RegExp(`^ +${epoch} `, "m").test(seen)) resolve();
        };
        child.stdout!.on("data", look);
        look("");
      });
    await printed(1);
    cpSync(join(cwd, "series/epoch-2.npz"), join(folder, "epoch-2.npz"));
    await printed(2);
    child.kill("SIGINT");
    const { code, stdout } = await outcome;
    expect(code).toBe(0);
    expect(stdout.match(/^ +\d+ /gm)!.map(Number)).toEqual([1, 2, 1, 2]);
  });
});

describe("files beside the result", () => {
  it("writes a report, and lays the curves of several series over each other", async () => {
    const by = ["--by", "epoch-{epoch}.npz"];
    await json(["metrics", "series", ...by, "--out", "sample"], { cwd });
    await json(["metrics", "series", ...by, "--weighting", "class", "--out", "class"], { cwd });
    const own = readFileSync(join(cwd, "sample/report.html"), "utf8");
    expect(own).toContain("NC1, trace ratio");
    expect(own).toContain('<p class="eyebrow">Collapsar</p>');
    expect(own).toContain("3 measurements of neural collapse");
    const { runs } = await json(["report", "sample", "class", "--out", "both"], { cwd });
    expect(runs.map(({ rows }: { rows: number }) => rows)).toEqual([3, 3]);
    const page = readFileSync(join(cwd, "both/comparison.html"), "utf8");
    expect(page).toContain('id="overlay-nc1-traceRatio"');
    expect(page).toContain("NC1, trace ratio · sample");
    const { code, stderr } = await collapsar(["report", "sample", "--verify"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("holds a measured series")]);
  });

  it("measures the layers of a network between themselves", async () => {
    const layers = { "fc1.weight": { shape: [4, 5], data: wave(4, 5, 1) } };
    const last = { shape: [3, 4], data: wave(3, 4, 2) };
    work.file("net.npz", writeNpz({ ...layers, "fc2.weight": last, other: last }));
    const { depth, n } = await json(["metrics", "net.npz", "--metrics", "depth"], { cwd });
    expect(n).toBe(undefined);
    const weights = layers["fc1.weight"];
    const matrices = [weights, last].map(({ shape, data }) => ({ rows: shape[0]!, cols: shape[1]!, data }));
    expect(depth[0].balancedness).toAgree(balancedness(matrices[0]!, matrices[1]!));
    expect(depth.map(({ name }: { name: string }) => name)).toEqual(["fc1.weight", "fc2.weight"]);
  });

  const transposed = ({ shape, data }: { shape: number[]; data: Float64Array }) =>
    Float64Array.from(data, (_, at) => data[(at % shape[0]!) * shape[1]! + Math.floor(at / shape[0]!)]!);

  it("measures the classifier of a state dict, the last of its weights, and says which", async () => {
    const weights = (rows: number, cols: number) => ({ shape: [rows, cols], data: wave(rows, cols, rows) });
    const biases = (length: number) => ({ shape: [length], data: wave(length, 1, length) });
    const sequential = {
      "0.weight": weights(6, 5),
      "0.bias": biases(6),
      "2.weight": weights(7, 6),
      "2.bias": biases(7),
      "10.weight": weights(3, 7),
      "10.bias": biases(3),
    };
    work.file("state.npz", writeNpz(sequential));
    work.file("state.safetensors", writeSafetensors(sequential));
    work.file("last.npz", writeNpz({ W: sequential["10.weight"] }));
    const { classifier, notes: alone } = await json(["metrics", "last.npz"], { cwd });
    expect(JSON.stringify(alone)).not.toContain("taken");
    for (const file of ["state.npz", "state.safetensors"]) {
      const row = await json(["metrics", file], { cwd });
      expect(row).toMatchObject({ classes: 3, p: 7, classifier });
      expect(JSON.stringify(row["notes"])).toMatch(/10\.weight is taken for it, of 3 matrices, and --w-key /);
    }
    // safetensors sorts by name: the head is known by its own, a kernel has a column for each class
    const head = sequential["10.weight"];
    work.file(
      "swin.safetensors",
      writeSafetensors({ "head.weight": head, "layers.0.fc1.weight": weights(9, 8) }),
    );
    expect(await json(["metrics", "swin.safetensors"], { cwd })).toMatchObject({
      classes: 3,
      p: 7,
      classifier,
    });
    work.file("inner.safetensors", writeSafetensors({ "a.weight": head, "b.0.weight": weights(9, 8) }));
    expect(await collapsar(["metrics", "inner.safetensors"], { cwd })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/inner\.safetensors: .*--w-key/),
    });
    const kernel = { shape: [7, 3], data: transposed(head) };
    work.file("keras.npz", writeNpz({ "dense/kernel": weights(5, 7), "dense_1/kernel": kernel }));
    expect(await json(["metrics", "keras.npz"], { cwd })).toMatchObject({ classes: 3, p: 7, classifier });
    const named = await json(["metrics", "keras.npz", "--w-key", "dense_1/kernel"], { cwd });
    expect(named).toMatchObject({ classes: 3, p: 7, classifier });
    // where a file keeps its order, the last matrix is the classifier whatever the inner ones are called
    work.file("bert.npz", writeNpz({ "layer.1.output.weight": weights(9, 7), "linear.weight": head }));
    expect(await json(["metrics", "bert.npz"], { cwd })).toMatchObject({ classes: 3, p: 7, classifier });
    const { classes, p, notes } = await json(["metrics", "state.npz", "--w-key", "2.weight"], { cwd });
    expect([classes, p, notes]).toEqual([7, 6, alone]);
    work.file("labelled.npz", writeNpz({ acts: features(1), y, "2.weight": weights(3, 5) }));
    const { code, stderr } = await collapsar(["metrics", "labelled.npz"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/labelled\.npz: .*acts.*--x-key/)]);
  });

  it("merges saved summaries into what all rows together are", async () => {
    for (const epoch of [1, 2]) {
      await json(["metrics", `series/epoch-${epoch}.npz`, "--save-summary", `s${epoch}.safetensors`], {
        cwd,
      });
    }
    const merged = await json(["metrics", "s1.safetensors", "s2.safetensors", "--summary"], { cwd });
    const all = { shape: [2 * n, 5], data: Float64Array.of(...features(1).data, ...features(2).data) };
    const labels = { shape: [2 * n], data: Int32Array.of(...y.data, ...y.data) };
    work.file("both.npz", writeNpz({ X: all, y: labels }));
    const whole = await json(["metrics", "both.npz"], { cwd });
    expect(merged["n"]).toBe(2 * n);
    expect(merged["nc1"].traceRatio).toAgree(whole["nc1"].traceRatio, { relative: 1e-12 });
    expect(merged["nc1"].pinv).toAgree(whole["nc1"].pinv, { relative: 1e-10 });
  });

  it("names the classes that are too rare, and those that have means and no samples", async () => {
    const rare = { shape: [n], data: y.data.map((label, i) => (i === 4 || i === 8 ? 9 : label)) };
    work.file("rare.npz", writeNpz({ X: features(2), y: rare }));
    const { notes } = await json(["metrics", "rare.npz", "--min-per-class", "3"], { cwd });
    expect(notes).toContainEqual({
      kind: "classes",
      message: "rare.npz: left out, 1 class of fewer than 3 rows (2 rows): 9",
    });
    const against = await json(["metrics", "series/epoch-1.npz", "--means", "rare.npz"], { cwd });
    expect(against["notes"]).toContainEqual({
      kind: "classes",
      message: "series/epoch-1.npz: no samples of 1 of the 4 classes that have means: 9",
    });
  });

  it("says what a file lacks: weights beside its bias, a folder data in some files", async () => {
    mkdirSync(join(cwd, "half"));
    work.file("half/bias.npz", writeNpz({ X: features(2), y, b: { shape: [3], data: new Float64Array(3) } }));
    work.file("half/notes.txt", "no data");
    const { notes, rows } = await json(["metrics", "half"], { cwd });
    expect([rows[0].nc3, notes.map(({ message }: { message: string }) => message)]).toEqual([
      undefined,
      ["half: 1 file is no data and left out", expect.stringContaining("b is a bias and has no weights")],
    ]);
  });

  it("replaces no rows of other files, and measures none of its own", async () => {
    mkdirSync(join(cwd, "own"));
    work.file("own/a.npz", writeNpz({ X: features(2), y }));
    work.file("own/b.npz", writeNpz({ X: features(3), y }));
    const into = (args: readonly string[]) => collapsar(["metrics", ...args, "--out", "own"], { cwd });
    expect((await into(["own"])).code).toBe(0);
    const again = await into(["own", "--json"]);
    expect(JSON.parse(again.stdout).rows).toHaveLength(2);
    expect(again.stderr).toContain("own/rows.csv: left out");
    // the same words in another folder are other files, and other words may be the same
    expect((await into([join(cwd, "own")])).code).toBe(0);
    mkdirSync(join(cwd, "other/own"), { recursive: true });
    cpSync(join(cwd, "own/a.npz"), join(cwd, "other/own/a.npz"));
    const elsewhere = ["metrics", "own", "--out", join(cwd, "own")];
    expect((await collapsar(elsewhere, { cwd: join(cwd, "other") })).code).toBe(2);
    const { code, stderr } = await into(["series"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining("--out own: holds the measurements of ")]);
    // what cannot be measured moves nothing aside
    expect((await into(["absent.npz", "--force"])).code).toBe(2);
    expect(readdirSync(join(cwd, "own")).filter((name) => name.includes("aside"))).toEqual([]);
    expect((await into(["series", "--force"])).code).toBe(0);
    expect(readFileSync(join(cwd, "own/rows.csv.aside"), "utf8").split("\n")[1]).toContain("own/a.npz");
  });

  it("keeps the rows of checkpoints that are gone from their folder", async () => {
    mkdirSync(join(cwd, "rotated"));
    const checkpoint = (epoch: number) =>
      cpSync(join(cwd, "series/epoch-1.npz"), join(cwd, `rotated/epoch-${epoch}.npz`));
    for (const epoch of [1, 2]) checkpoint(epoch);
    const args = ["metrics", "rotated", "--out", "kept-rotated"];
    expect((await collapsar(args, { cwd })).code).toBe(0);
    checkpoint(3);
    expect((await collapsar(args, { cwd })).code).toBe(0);
    rmSync(join(cwd, "rotated/epoch-1.npz"));
    const { code, stderr } = await collapsar(args, { cwd });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining("measurements of rotated, of whose files 1 would not be measured again"),
    ]);
  });

  it("never puts its rows in the place of a file that it measures, unless forced, and then beside it", async () => {
    mkdirSync(join(cwd, "mine"));
    const rows = Array.from(y.data, (label, i) => `${Math.sin(i)},${Math.cos(3 * i)},${label}`);
    const table = `a,b,label\n${rows.join("\n")}\n`;
    work.file("mine/rows.csv", table);
    work.file("mine/series.json", '{"kind":"television"}');
    const args = ["metrics", "mine", "--out", "mine", "--json"];
    const { code, stderr } = await collapsar(args, { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("mine/rows.csv: this command reads it")]);
    const forced = await collapsar([...args, "--force"], { cwd });
    expect([forced.code, JSON.parse(forced.stdout).rows[0].n]).toEqual([0, n]);
    expect(readFileSync(join(cwd, "mine/rows.csv.aside"), "utf8")).toBe(table);
  });

  it.each([
    ['{"__metadata__"', '("__metadata__"', "header that is no JSON object"],
    ["[\\", "(\\", "names that are no JSON"],
    ['\\"0\\"', "0    ", "names that are no list of texts"],
  ])("names a summary of which %s became %s", async (from, to, found) => {
    const bytes = Buffer.from(readFileSync(join(cwd, "s1.safetensors")));
    bytes.write(to, bytes.indexOf(from), "latin1");
    work.file("bent.safetensors", bytes);
    for (const args of [
      ["bent.safetensors", "--summary"],
      ["series/epoch-1.npz", "--means", "bent.safetensors"],
    ]) {
      const { code, stderr } = await collapsar(["metrics", ...args], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringMatching(`bent.safetensors.*${found}`)]);
    }
  });

  it.each([
    [["seris/*.npz"], "there is no folder seris"],
    [["series/epok-*.npz"], "no data file fits, expected at least one; the nearest is series/epoch-1.npz"],
    [["s1.safetensors", "--summary", "--metrics", "ood"], "--summary: expected no --metrics"],
    [["series", "--save-summary", "s.safetensors"], "--save-summary: is written for one set"],
    [["H.npy", "--labels", "y.npy", "--scores", "s.csv"], "--scores: needs --ood DATA"],
    [["series/epoch-1.npz", "--save-summary", "s.csv"], "expected a name that ends in .safetensors"],
    [["bert.npz", "--save-summary", "s.safetensors"], "--save-summary: expected features, of which bert.npz"],
    [["series/epoch-1.npz", "--metrics", "depth"], "weights of two layers at least"],
    [["series/epoch-1.npz", "--layers", "X"], "--layers: acts with --metrics depth"],
    [["H.npy", "--labels", "y.npy", "--watch"], "--watch: expected a folder"],
  ])("refuses %j", async (args, message) => {
    const { code, stderr } = await collapsar(["metrics", ...args], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it("keeps nothing of a call that fails after its features are measured", async () => {
    work.file("no.npz", "no zip");
    const data = ["H.npy", "--labels", "y.npy", "--weights", "W.npy", "--ood", "ood.npy", "--metrics", "ood"];
    const kept = ["--scores", "lost.csv", "--save-summary", "lost.safetensors"];
    const { code, stderr } = await collapsar(["metrics", ...data, ...kept, "--cka", "no.npz"], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining("no.npz")]);
    expect(readdirSync(cwd).filter((name) => name.startsWith("lost"))).toEqual([]);
  });

  it("keeps a score for every sample, from which the AUROC follows", async () => {
    const data = ["H.npy", "--labels", "y.npy", "--weights", "W.npy", "--ood", "ood.npy"];
    const { ood } = await json(["metrics", ...data, "--metrics", "ood", "--scores", "scores.csv"], { cwd });
    const [head, ...rows] = readFileSync(join(cwd, "scores.csv"), "utf8").trim().split("\n");
    expect(head).toBe("set,label,neco,nci,vim,mahalanobis,energy,msp");
    const energies = (set: string) =>
      rows.filter((row) => row.startsWith(`${set},`)).map((row) => Number(row.split(",")[6]));
    const [inside, outside] = [energies("in"), energies("out")];
    expect([inside.length, outside.length]).toEqual([n, 7]);
    const wins = inside.flatMap((a) => outside.map((b) => (a > b ? 1 : a === b ? 0.5 : 0)));
    expect(ood.energy.auroc).toAgree(wins.reduce((sum: number, win) => sum + win, 0) / (n * 7));
  });
});

describe("a pipe", () => {
  it("keeps rows beyond its memory in a file, and gives them as they came", () => {
    const kept = keptRows(64);
    const batches = [
      new Float32Array(6),
      Float64Array.from({ length: 40_000 }, (_, i) => i),
      new Float32Array(8),
    ];
    for (const data of batches) kept.add({ rows: data.length / 2, cols: 2, data });
    const { rows, blocks } = kept.rows();
    for (let pass = 0; pass < 2; pass++) {
      const values = Array.from(blocks(), ({ data }) => Array.from(data)).flat();
      expect(values).toEqual(batches.flatMap((data) => Array.from(data)));
    }
    expect(rows).toBe(20_007);
    kept.close();
  });

  const measurement = (far: number) =>
    Buffer.concat(
      [features(far), y, { shape: [0], data: new Float64Array(0) }].map((array) => writeNpy(array)),
    );

  it("keeps its finished measurements at Ctrl-C, printed and in --out, while the other side waits", async () => {
    const args = ["metrics", "-", "--format", "json", "--out", "piped"];
    const child = spawn(process.execPath, [bin, ...args], { cwd });
    let [stdout, stderr] = ["", ""];
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk));
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    child.stdin.write(measurement(2));
    child.stdin.write(writeNpy(features(3)).subarray(0, 300));
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk;
      if (stdout.endsWith("\n")) child.kill("SIGINT");
    });
    expect([await ended, stderr]).toEqual([
      130,
      expect.stringContaining("interrupted: 1 measurement is finished; its row is printed and in piped"),
    ]);
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(readFileSync(join(cwd, "piped/rows.csv"), "utf8").trim().split("\n")).toHaveLength(2);
    // what came through a pipe comes once
    const again = await collapsar(["metrics", "H.npy", "--labels", "y.npy", "--out", "piped"], { cwd });
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("holds the measurements of -;")]);
  });

  it.skipIf(process.platform === "win32")(
    "prints a table of what was finished where Ctrl-C ends the writer within an array",
    async () => {
      const fifo = join(cwd, "arrays.fifo");
      spawnSync("mkfifo", [fifo]);
      const writer = openSync(fifo, "r+");
      writeSync(writer, Buffer.concat([measurement(2), writeNpy(features(3)), writeNpy(y)]));
      let batches = 0;
      const stopAt = ({ done, message = "" }: { done: number; message?: string | undefined }) => {
        if (done === n && message.startsWith("arrays")) batches += 1;
        if (batches === 2) closeSync(writer);
        return batches === 2;
      };
      const ended = await collapsar(["metrics", fifo, "--format", "csv"], { cwd, stopAt });
      expect([ended.code, ended.stdout.trim().split("\n").length]).toEqual([130, 2]);
      expect(ended.stderr).toContain("1 measurement is finished; its row is printed\n");
    },
  );

  it.skipIf(process.platform === "win32")("says what it waits for where nobody writes", async () => {
    const fifo = join(cwd, "waiting.fifo");
    spawnSync("mkfifo", [fifo]);
    const measuring = collapsar(["metrics", fifo, "--json"], { cwd });
    await pause(1500);
    const writer = await open(fifo, "w");
    await writer.writeFile(measurement(2));
    await writer.close();
    const { code, stdout, stderr } = await measuring;
    expect([code, JSON.parse(stdout).notes]).toEqual([0, undefined]);
    expect(stderr).toContain(`${fifo}: waits for someone to write into the pipe\n`);
  });

  it.each([["--labels", "y.npy"], ["--limit", "3"], ["--classes", "0,1"], ["--unit-norm"], ["--summary"]])(
    "refuses %s, which cannot act on it",
    async (...flags) => {
      const { code, stderr } = await collapsar(["metrics", "-", ...flags], { cwd });
      expect([code, stderr]).toEqual([
        2,
        expect.stringContaining(`error: ${flags[0]}: does not act on a pipe`),
      ]);
    },
  );

  const pipe = (input: Uint8Array) => spawnSync(process.execPath, [bin, "metrics", "-"], { input });

  it.each([
    [
      "labels cut short",
      [writeNpy(features(2)), writeNpy(y).subarray(0, 200)],
      "stdin: array 2 of the stream",
    ],
    ["no labels", [writeNpy(features(2))], "stdin: labels must follow the features of batch 1"],
    [
      "a number that is none",
      [
        writeNpy(features(2)),
        writeNpy(y),
        writeNpy({ shape: [2, 5], data: wave(2, 5, 0).with(7, Number.NaN) }),
      ],
      "stdin: features of batch 2 must be finite, found NaN in row 2, column 3",
    ],
  ])("that is wrong says where: %s", (_, parts, message) => {
    const { status, stderr } = pipe(Buffer.concat(parts));
    expect([status, String(stderr)]).toEqual([2, expect.stringContaining(message)]);
  });

  const python = ["python3", "/usr/bin/python3"].find(
    (program) => spawnSync(program, ["-c", "import numpy"]).status === 0,
  );
  it.skipIf(python === undefined)(
    "from Python's collapsar_pipe gives the row of the file (needs python3 with numpy)",
    async () => {
      const folder = fileURLToPath(new URL("../../../../examples/python", import.meta.url));
      const program = `
import json, sys
import numpy as np
sys.path.insert(0, ${JSON.stringify(folder)})
from collapsar_pipe import Collapsar
H, y = np.load("H.npy"), np.load("y.npy")
with Collapsar(command=${JSON.stringify([process.execPath, bin])}) as nc:
    for start in (0, 25, 50):
        nc.add(H[start:start + 25], y[start:start + 25])
    print(json.dumps(nc.end()["nc1"]))
`;
      const { stdout, stderr } = spawnSync(python!, ["-c", program], { cwd, encoding: "utf8" });
      expect(stderr).toBe("");
      const { nc1 } = await json(["metrics", "H.npy", "--labels", "y.npy"], { cwd });
      expect(JSON.parse(stdout)).toAgree(nc1, { relative: 1e-12 });
    },
  );
});
