import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { start, workFolder } from "../collapsar.js";
import { inProcess } from "../in-process.js";

const work = workFolder();
afterAll(work.remove);

/** Waits until a folder has a file whose name begins so. */
async function appeared(folder: string, name: string): Promise<void> {
  while (!existsSync(folder) || !readdirSync(folder).some((each) => each.startsWith(name))) await pause(50);
}

it("stops at Ctrl-C, keeps finished layers, and says so", async () => {
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
  await appeared(out, "layers.jsonl");
  child.kill("SIGINT");
  const { code, stdout, stderr } = await outcome;
  expect([code, stdout]).toEqual([130, ""]);
  expect(stderr).toMatch(/interrupted: \d+ of 400 layers are finished; they are in .*layers\.jsonl/);
  expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

it("says what fails after Ctrl-C as it is: a file that cannot be read is not the user's wish", async () => {
  const absent = ["rfm", "explain", join(work.path, "absent.rfm")];
  const { code, stderr } = await inProcess(absent);
  expect([code, stderr]).toEqual([2, expect.stringContaining("absent.rfm")]);
  expect(await inProcess(absent, { stopAt: () => true })).toMatchObject({ code, stderr });
});
