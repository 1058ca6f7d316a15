import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseParquet } from "@collapsar/datasets";
import { afterAll, describe, expect, it } from "vitest";
import { ownExperiment } from "../../src/experiment-run/own-experiment.js";
import { collapsar, json, start, workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);

const small = ["--set", "samples=[60,90]", "--set", "inputs=6", "--set", "rounds=1"];
const lines = (folder: string, name: string) =>
  readFileSync(join(folder, name), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Rows in an order that does not depend on which trial ended first. */
const rowsOf = (folder: string) =>
  lines(folder, "results.jsonl")
    .map((row) => JSON.stringify(row))
    .sort();

describe("run", () => {
  it("leaves config, versions, seed, rows, figures and report in a folder of its own", async () => {
    const found = await json(["run", "rfm/multi-index", ...small, "--set", "seeds=2", "--seed", "5"], {
      cwd: work.path,
    });
    expect(found["run"]).toMatch(/^runs\/rfm-multi-index-\d{8}-\d{6}-[0-9a-f]{8}$/);
    const folder = join(work.path, found["run"]);
    expect(JSON.parse(readFileSync(join(folder, "run.json"), "utf8"))).toMatchObject({
      experiment: "rfm/multi-index",
      seed: 5,
      config: { inputs: 6 },
      versions: { node: process.version, collapsar: expect.any(String) },
      trials: { total: 4, done: 4 },
    });
    const rows = lines(folder, "results.jsonl");
    expect(rows).toHaveLength(found["rows"]);
    expect((await parseParquet(readFileSync(join(folder, "results.parquet")))).rows).toBe(rows.length);
    expect(readdirSync(join(folder, "figures")).some((name) => name.endsWith(".svg"))).toBe(true);
    const html = readFileSync(join(folder, "report.html"), "utf8");
    expect(html).toMatch(/<svg/);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    expect(readFileSync(join(folder, "config.yaml"), "utf8")).toMatch(
      /^experiment: rfm\/multi-index\nseed: 5\n/,
    );
  });

  it("takes a config file, which a run leaves too, to the same rows", async () => {
    const first = join(work.path, "first");
    const again = join(work.path, "again");
    await json(["run", "rfm/multi-index", ...small, "--set", "seeds=1", "--out", first]);
    await json(["run", join(first, "config.yaml"), "--out", again]);
    expect(rowsOf(again)).toEqual(rowsOf(first));
  });

  it("keeps finished trials on Ctrl-C and resumes to the rows of an unbroken run", async () => {
    const broken = join(work.path, "broken");
    const whole = join(work.path, "whole");
    const args = [
      "rfm/multi-index",
      "--set",
      "samples=[60,900]",
      "--set",
      "inputs=6",
      "--set",
      "rounds=1",
      "--set",
      "seeds=2",
      "--workers",
      "1",
      "--backend",
      "wasm",
      "--threads",
      "2",
    ];
    const { child, outcome } = start(["run", ...args, "--out", broken]);
    const kept = () =>
      existsSync(join(broken, "results.jsonl")) && readFileSync(join(broken, "results.jsonl"), "utf8") !== "";
    while (!kept()) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await outcome;
    expect([code, stdout]).toEqual([130, ""]);
    expect(stderr).toMatch(
      /interrupted: \d of \d trials are finished and kept; go on with collapsar run --resume .*broken/,
    );
    await json(["run", "--resume", broken]);
    const { machine } = JSON.parse(readFileSync(join(broken, "run.json"), "utf8"));
    expect(machine).toEqual({ engine: "local", backend: "wasm", workers: 1, threads: 2 });
    await json(["run", ...args, "--out", whole]);
    expect(rowsOf(broken)).toEqual(rowsOf(whole));
    const { report } = await json(["report", broken, whole, "--out", join(work.path, "both")]);
    expect(readFileSync(report, "utf8")).toContain("2 runs compared");
  });

  it("keeps command, versions, what was asked and what was used; refuses other data and a broken record", async () => {
    const rows = Array.from(
      { length: 12 },
      (_, i) => `${(i * 7) % 5},${(i * 3) % 7},${(i * i) % 3},${i % 2 ? "b" : "a"}`,
    );
    const data = work.file("d.csv", ["x,y,z,label", ...rows].join("\n"));
    const folder = join(work.path, "kept");
    const args = ["run", "block-ntk/from-data", "--set", `data=[${data}]`, "--set", "perClass=5"];
    await json([...args, "--out", folder]);
    const record = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
    expect(record.command).toEqual(["collapsar", ...args, "--out", folder, "--json"]);
    expect(record.asked).toEqual({ backend: "auto", dtype: "f64" });
    expect(record.machine.backend).toMatch(/^(native|wasm|js)$/);
    expect(record.versions).toMatchObject({ node: process.version, tfjs: expect.stringMatching(/^\d/) });
    expect(record.data).toEqual({ [data]: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await json(["run", "--resume", folder]);
    expect(JSON.parse(readFileSync(join(folder, "run.json"), "utf8"))).toMatchObject({
      command: record.command,
      asked: record.asked,
    });
    const elsewhere = { ...record, machine: { ...record.machine, backend: "native" } };
    const begunThere = { ...elsewhere, versions: { ...record.versions, blas: "/lib/libother.so.9" } };
    writeFileSync(join(folder, "run.json"), JSON.stringify(begunThere));
    const rowsFile = join(folder, "results.jsonl");
    const [first, ...others] = readFileSync(rowsFile, "utf8").split("\n");
    writeFileSync(rowsFile, others.join("\n"));
    const there = await collapsar(["run", "--resume", folder]);
    expect([there.code, there.stderr]).toEqual([
      2,
      expect.stringMatching(
        /kept: the run was begun with the backend native \(libother\.so\.9\), and here .* give --backend/,
      ),
    ]);
    writeFileSync(join(folder, "run.json"), JSON.stringify(begunThere));
    const all = await collapsar(["run", "--resume", folder, "--backend", record.machine.backend]);
    expect([all.code, all.stderr]).toEqual([0, expect.stringContaining("last digits may differ")]);
    expect(readFileSync(rowsFile, "utf8")).toContain(JSON.parse(first!).trial);
    // nothing is left to compute: whoever resumes it, and however, finds it as it was computed
    writeFileSync(join(folder, "run.json"), JSON.stringify(begunThere));
    for (const engine of ["local", "slurm", "bullmq"]) {
      const { code, stderr } = await collapsar(["run", "--resume", folder, "--engine", engine]);
      expect([engine, code, stderr]).toEqual([engine, 0, expect.not.stringContaining("digits")]);
      const { machine, versions } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
      expect([machine, versions]).toEqual([begunThere.machine, begunThere.versions]);
    }
    const convolving = {
      ...{ ...record, identity: undefined },
      ...{ experiment: "train", config: { network: "resnet20" }, data: {} },
    };
    const network = join(work.path, "network");
    mkdirSync(network);
    const versions = { ...record.versions, convolutions: "oneDNN 2.0.0 (libother.so)" };
    writeFileSync(join(network, "run.json"), JSON.stringify({ ...convolving, versions }));
    const engine = await collapsar(["run", "--resume", network]);
    expect([engine.code, engine.stderr]).toEqual([
      2,
      expect.stringMatching(
        /begun with .* and convolutions by oneDNN 2\.0\.0 \(libother\.so\), and here .* by /,
      ),
    ]);
    writeFileSync(join(folder, "run.json"), JSON.stringify(record));

    writeFileSync(data, readFileSync(data, "utf8").replace("0,", "9,"));
    const other = await collapsar(["run", "--resume", folder]);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/d\.csv has changed since the run was begun/),
    ]);

    for (const [key, value] of Object.entries({ seed: null, experiment: null, trials: 7, machine: null })) {
      writeFileSync(join(folder, "run.json"), JSON.stringify({ ...record, [key]: value }));
      for (const again of [
        ["run", "--resume", folder],
        ["report", folder],
      ]) {
        const { code, stderr } = await collapsar(again);
        expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`run\\.json: .*${key}`))]);
      }
    }
    expect(lines(folder, "results.jsonl")).toHaveLength(2);
  }, 120_000);

  it("takes --scale small where an experiment has one size", async () => {
    const { config } = await json([
      "run",
      "block-ntk/phases",
      "--scale",
      "small",
      "--out",
      join(work.path, "one"),
    ]);
    expect(config).not.toHaveProperty("scale");
  });

  const config = (text: string) => work.file("c.yaml", text);
  it.each([
    [() => ["run", "rfm/multi-idnex"], /did you mean rfm\/multi-index\?/],
    [() => ["run"], /expected an experiment or a \.yaml file/],
    [() => ["run", "absent.yaml"], /absent\.yaml: there is no such file/],
    [() => ["run", config("experiment: [")], /c\.yaml: expected a YAML config file/],
    [
      () => ["run", config("seed: 1")],
      /c\.yaml: expected a config file with the keys experiment, seed and config/,
    ],
    [() => ["run", config("experiment: rfm/multi-index\nseed: x")], /c\.yaml: .*seed/],
    [
      () => ["run", config("experiment: rfm/multi-index\nconfig:\n  seeds: many")],
      /c\.yaml: expected settings of rfm\/multi-index, found seeds/,
    ],
    [() => ["run", "rfm/multi-index", "--set", "sede=1"], /found the key sede; did you mean seeds\?/],
    [() => ["run", "rfm/multi-index", "--set", "seeds"], /expected KEY=VALUE/],
    [
      () => ["run", "network/fcn-run", "--scale", "paper"],
      /--scale paper: network\/fcn-run has one size; its keys are perClass/,
    ],
    [() => ["run", "--resume", "nowhere"], /nowhere: expected the folder of a run/],
    [() => ["report", "nowhere"], /nowhere: expected the folder of a run/],
  ] as [() => string[], RegExp][])("refuses wrong arguments (%#)", async (args, message) => {
    const { code, stdout, stderr } = await collapsar([...args(), "--backend", "js"], { cwd: work.path });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("demo", () => {
  it("prints the table and a paragraph, and writes the report", async () => {
    const out = join(work.path, "demo");
    const settings = ["compareRows=5", "compareSteps=100", "perClass=20", "epochs=5"].flatMap((one) => [
      "--set",
      one,
    ]);
    const { code, stdout } = await collapsar(["demo", ...settings, "--out", out]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/layer/);
    expect(stdout.trimEnd()).toMatch(/Report: .*demo\/report\.html$/);
    expect(existsSync(join(out, "report.html"))).toBe(true);
    const [head, zero, random, end] = readFileSync(join(out, "tables", "dynamics.csv"), "utf8").split("\n");
    expect([head, end]).toEqual(["start,loss,NC1,NC2,NC3,drift of E", ""]);
    expect([zero, random].map((line) => line!.split(",")[0])).toEqual(["E = 0", "random E"]);
    expect(Number(zero!.split(",")[2])).toBeLessThan(1e-6);
    expect(readFileSync(join(out, "tables", "dynamics.tex"), "utf8")).toMatch(
      /^\\begin\{tabular\}\{lrrrrr\}/,
    );
    // the minute of the promise is that of two free cores, which other tests share here
  }, 300_000);
});

describe("an experiment of one's own", () => {
  const module = fileURLToPath(
    new URL("../../../../packages/experiments/examples/own-experiment.js", import.meta.url),
  );

  it("is a module that exports it: run in threads, gone on with by naming the module again", async () => {
    const folder = join(work.path, "own");
    const found = await json(["run", module, "--set", "distances=[1,10]", "--out", folder, "--workers", "2"]);
    expect(found).toMatchObject({ experiment: "own/random-collapse", trials: { total: 2, done: 2 } });
    const rows = (await parseParquet(readFileSync(join(folder, "results.parquet")))).columns;
    const nc1 = rows.find(({ name }) => name === "nc1")! as { values: ArrayLike<number> };
    expect(nc1.values[1]).toBeLessThan(nc1.values[0]!);
    expect(readdirSync(join(folder, "figures"))).toContain("nc1.svg");
    const again = await json(["run", module, "--resume", folder]);
    expect(again["rows"]).toBe(2);
    const unnamed = await collapsar(["run", "--resume", folder]);
    expect(unnamed).toMatchObject({ code: 2, stderr: expect.stringContaining("FILE.js --resume") });
  });

  it("is refused where the file is none, exports none, or would run elsewhere", async () => {
    const empty = work.file("empty.mjs", "export const x = 1;\n");
    const broken = work.file("broken.mjs", "export default {\n");
    const config = work.file("names-code.yaml", "experiment: ./empty.mjs\n");
    await expect(ownExperiment("no-such.js")).rejects.toThrow("no such file");
    await expect(ownExperiment(empty)).rejects.toThrow("the value of defineExperiment, found none");
    await expect(ownExperiment(broken)).rejects.toThrow("expected a module that loads");
    for (const [args, words] of [
      [[config], "expected an experiment"],
      [[module, "--engine", "slurm", "--partition", "p"], "runs locally alone"],
    ] as const) {
      const { code, stderr } = await collapsar(["run", ...args], { cwd: work.path });
      expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    }
  });
});
