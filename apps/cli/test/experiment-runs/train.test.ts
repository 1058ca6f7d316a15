import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseSafetensors } from "@collapsar/datasets";
import { writeSafetensors } from "@collapsar/datasets/parts";
import { afterAll, describe, expect, it } from "vitest";
import { collapsar, start, workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);

const tiny = {
  network: "mlp",
  samples: 60,
  testSamples: 20,
  widthFactor: 0.0625,
  epochs: 3,
  probes: 2,
  perClass: 2,
};
const settings = (name: string, keys: object) => work.file(name, JSON.stringify({ ...tiny, ...keys }));
const shelf = (run: string) => join(run, "checkpoints");
const shelved = (run: string) => (existsSync(shelf(run)) ? readdirSync(shelf(run)) : []);
const checkpoints = (run: string) => shelved(run).filter((file) => file.endsWith(".safetensors"));

/** Starts a training, and ends it as soon as it has kept a checkpoint. */
async function stopped(file: string, run: string, signal: NodeJS.Signals) {
  const { child, outcome } = start(["train", file, "--out", run, "--threads", "1"]);
  while (checkpoints(run).length === 0) await pause(20);
  await pause(500);
  child.kill(signal);
  return outcome;
}

describe("collapsar train", () => {
  it("goes on after kill -9 and after Ctrl-C to the rows of an unbroken training, bit for bit", async () => {
    const file = settings("net.yaml", { epochs: 1500, probes: 3, samples: 40 });
    const [whole, killed, interrupted] = ["whole", "killed", "interrupted"].map((name) =>
      join(work.path, name),
    ) as [string, string, string];
    const { code } = await collapsar(["train", file, "--out", whole, "--threads", "1"]);
    expect(code).toBe(0);
    const rows = (run: string) => readFileSync(join(run, "results.jsonl"), "utf8");

    await stopped(file, killed, "SIGKILL");
    expect(checkpoints(killed).length).toBe(1);
    writeFileSync(join(shelf(killed), `${checkpoints(killed)[0]}.1.tmp`), "cut off while it was written");
    await collapsar(["train", "--resume", killed, "--threads", "1"]);
    expect(rows(killed)).toBe(rows(whole));
    expect(shelved(killed)).toEqual([]);

    const end = await stopped(file, interrupted, "SIGINT");
    expect(end.code).toBe(130);
    expect(end.stderr).toContain(`--resume ${interrupted}`);
    await collapsar(["train", "--resume", interrupted, "--threads", "1"]);
    expect(rows(interrupted)).toBe(rows(whole));
  }, 120_000);

  it("stops at a diverging loss with its epoch and rate, and keeps the checkpoint", async () => {
    const run = join(work.path, "diverging");
    const file = settings("diverging.yaml", { loss: "mse", learningRate: 1e6 });
    const { code, stdout, stderr } = await collapsar(["train", file, "--out", run]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/divergence in epoch \d at learning rate 10+; the last checkpoint .* is kept/);
    expect(checkpoints(run).length).toBe(1);
  }, 60_000);

  it.each([
    // an mlp learns from rows of any kind, a convolutional network from images alone
    [
      "rows that are no images",
      { network: "resnet20", data: "wine", samples: 150 },
      /square grey images or 32 × 32 × 3, got 13 columns/,
    ],
    [
      "a class that is too small",
      { samples: 20, perClass: 5 },
      /every class needs 5 samples to be measured, got \d/,
    ],
    ["a backend that is not there", { tensorflow: "webgl" }, /a backend that loads is needed, got webgl: /],
    ["a backend that is none", { tensorflow: "tfjs" }, /tensorflow/],
    ["a key that is none", { learningrate: 1 }, /did you mean learningRate\?/],
  ])(
    "refuses %s",
    async (_name, keys, message) => {
      const { code, stdout, stderr } = await collapsar(["train", settings("bad.yaml", keys)], {
        cwd: work.path,
      });
      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
    },
    60_000,
  );

  it("refuses settings beside a training that keeps its own", async () => {
    const file = settings("net.yaml", {});
    const { code, stderr } = await collapsar(["train", file, "--resume", join(work.path, "some")]);
    expect(code).toBe(2);
    expect(stderr).toContain(`keeps its settings; leave out ${file}`);
  });

  it("refuses a checkpoint of another network, a later version, another file and none that is whole", async () => {
    const run = join(work.path, "other");
    const file = settings("other.yaml", { epochs: 4000, samples: 40 });
    const end = await stopped(file, run, "SIGTERM");
    expect(end.code).toBe(130);
    expect(end.stderr).toContain(`--resume ${run}`);
    const path = join(shelf(run), checkpoints(run)[0] as string);
    const resume = () => collapsar(["train", "--resume", run]);
    const { metadata: kept } = parseSafetensors(readFileSync(path));
    const metadata = { ...kept, network: "resnet20" };
    const cases: [Uint8Array, RegExp][] = [
      [writeSafetensors({}, metadata), /: must be of mlp-.*, found resnet20/],
      [writeSafetensors({}, { ...metadata, version: "9" }), /version must be ≤ 1, found 9/],
      [writeSafetensors({}, {}), /: must be the checkpoint of a training, with its rows, found other notes/],
      [new Uint8Array(), /: expected a whole safetensors file, found 0 bytes; put a whole copy/],
    ];
    for (const [bytes, message] of cases) {
      writeFileSync(path, bytes);
      const { code, stderr } = await resume();
      expect(stderr).toMatch(message);
      expect(stderr).toContain(`${path}: `);
      expect(code).toBe(2);
    }
  }, 120_000);
});
