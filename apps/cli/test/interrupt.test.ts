import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { start, workFolder } from "./collapsar.js";

const work = workFolder();
afterAll(work.remove);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it("stops within a second of Ctrl-C, keeps finished layers, and says so", async () => {
  const out = join(work.path, "run");
  const { child, outcome } = start([
    "deep-rfm",
    "digits",
    "--depth",
    "400",
    "--limit",
    "300",
    "--width",
    "128",
    "--out",
    out,
  ]);
  const kept = () => {
    try {
      return readdirSync(out).includes("layers.jsonl");
    } catch {
      return false;
    }
  };
  while (!kept()) await pause(50);
  const start_ = performance.now();
  child.kill("SIGINT");
  const { code, stdout, stderr } = await outcome;
  expect(performance.now() - start_).toBeLessThan(1500);
  expect([code, stdout]).toEqual([130, ""]);
  expect(stderr).toMatch(/interrupted: \d+ of 400 layers are finished; they are in .*layers\.jsonl/);
  expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

it("stops work that never looks up, and leaves no temporary file", async () => {
  const gram = join(work.path, "gram.npy");
  const { child, outcome } = start(["kernel", "gaussian:n=30000,d=16", "--gram", gram, "--backend", "js"]);
  await pause(1500);
  child.kill("SIGINT");
  const { code, stdout } = await outcome;
  expect([code, stdout]).toEqual([130, ""]);
  expect(readdirSync(work.path).filter((name) => name.startsWith("gram"))).toEqual([]);
});
