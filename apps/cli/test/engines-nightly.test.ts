import { type ChildProcess, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@collapsar/linalg";
import { afterAll, describe, expect, it } from "vitest";
import { json, start, workFolder } from "./collapsar.js";
import { freePort, hasRedis, hasSlurm, redisServer, slurmCluster } from "./servers.js";

// Minutes each: by night only. COLLAPSAR_NIGHTLY=1 npx vitest run test/engines-nightly.test.ts
const nightly = process.env["COLLAPSAR_NIGHTLY"] === "1";
const MINUTES = 60_000;

const work = workFolder();
const started: ChildProcess[] = [];
const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const child of started) child.kill("SIGKILL");
  for (const stop of stops) await stop();
  work.remove();
});

/** So many trials of some milliseconds. */
const trials = (count: number) => [
  ...["rfm/multi-index", "--set", "samples=[30]", "--set", "inputs=3", "--set", "rounds=1"],
  ...["--set", `seeds=${count}`],
];
const alone = ["--threads", "1", "--workers", "1"];
const linesOf = (folder: string) => {
  const path = join(folder, "results.jsonl");
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
};
const sorted = (folder: string) => linesOf(folder).sort().join("\n");

describe.runIf(nightly)("runs that are interrupted", () => {
  it(
    "200 times at random moments, by Ctrl-C or killed, end in the rows of the unbroken run",
    async () => {
      const whole = join(work.path, "whole");
      const began = performance.now();
      await json(["run", ...trials(300), ...alone, "--out", whole]);
      const length = performance.now() - began;
      const random = seededRandom(5);
      let [interrupts, within] = [0, 0];
      for (let run = 0; interrupts < 200; run++) {
        const folder = join(work.path, `broken-${run}`);
        for (let finished = false; !finished; ) {
          const begun = existsSync(join(folder, "run.json"));
          const args = begun ? ["--resume", folder] : [...trials(300), ...alone, "--out", folder];
          const { child, outcome } = start(["run", ...args]);
          started.push(child);
          const over = outcome.then(() => true);
          const cut = interrupts < 200 && !(await Promise.race([over, pause(length * random.next(), false)]));
          if (cut) child.kill(random.next() < 0.5 ? "SIGINT" : "SIGKILL");
          const { code, stderr } = await outcome;
          finished = code === 0;
          if (finished) continue;
          expect([null, 130], stderr).toContain(code);
          interrupts++;
          const rows = linesOf(folder).length;
          if (rows > 0 && rows < 300) within++;
        }
        expect(sorted(folder)).toBe(sorted(whole));
      }
      // the moments fell among the trials, not before or after all of them alone
      expect(within).toBeGreaterThan(50);
    },
    60 * MINUTES,
  );
});

describe.runIf(nightly && hasRedis)("bullmq by night (needs redis-server)", () => {
  it(
    "counts each of 10,000 trials once, with two of four workers killed and the server restarted",
    async () => {
      const port = await freePort();
      const url = `redis://:secret@127.0.0.1:${port}`;
      let server = await redisServer(port, work.path);
      started.push(server);
      const [local, queued] = [join(work.path, "local"), join(work.path, "queued")];
      await json(["run", ...trials(10_000), ...alone, "--out", local]);
      const workers = Array.from({ length: 4 }, () => start(["worker", "--redis", url, "--quiet"]));
      started.push(...workers.map(({ child }) => child));
      const run = start(["run", ...trials(10_000), "--engine", "bullmq", "--redis", url, "--out", queued]);
      started.push(run.child);
      const reached = async (count: number) => {
        while (linesOf(queued).length < count) await pause(100);
      };
      await reached(1500);
      workers[0]!.child.kill("SIGKILL");
      await reached(4000);
      server.kill("SIGKILL");
      await pause(500);
      server = await redisServer(port, work.path);
      started.push(server);
      await reached(7000);
      workers[1]!.child.kill("SIGKILL");
      const { code, stderr } = await run.outcome;
      expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error/)]);
      expect(linesOf(queued).length).toBe(10_000);
      expect(sorted(queued)).toBe(sorted(local));
    },
    30 * MINUTES,
  );
});

describe.runIf(nightly && hasSlurm)("slurm by night (needs slurmctld, slurmd, munge, and root)", () => {
  it(
    "completes an array of 200 of which ten are killed, after one more submission",
    async () => {
      const folder = join(work.path, "slurm");
      mkdirSync(folder);
      const { env, stop } = await slurmCluster(folder);
      stops.push(stop);
      const [local, array] = [join(work.path, "local-array"), join(work.path, "array")];
      await json(["run", ...trials(200), ...alone, "--out", local]);
      const run = start(["run", ...trials(200), "--engine", "slurm", "--out", array], { env });
      started.push(run.child);
      const jobs = () => {
        const options = { env: { ...process.env, ...env }, encoding: "utf8" } as const;
        return spawnSync("squeue", ["-h", "-r", "-o", "%i"], options)
          .stdout.trim()
          .split("\n")
          .filter(Boolean);
      };
      while (jobs().length < 100) await pause(100);
      const random = seededRandom(3);
      const waiting = jobs();
      const killed = Array.from(random.permutation(waiting.length).slice(0, 10), (at) => waiting[at]!);
      spawnSync("scancel", ["--signal=KILL", ...killed], { env: { ...process.env, ...env } });
      spawnSync("scancel", killed, { env: { ...process.env, ...env } });
      const { code, stderr } = await run.outcome;
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(/array \d+ of 200 trials .*\n.*array \d+ of \d+ trials/),
      ]);
      expect(stderr.match(/is submitted/g)).toHaveLength(2);
      expect(sorted(array)).toBe(sorted(local));
    },
    30 * MINUTES,
  );
});
