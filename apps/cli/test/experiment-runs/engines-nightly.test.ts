import { type ChildProcess, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@collapsar/linalg";
import { afterAll, describe, expect, it } from "vitest";
import { json, start, workFolder } from "../collapsar.js";
import { comesTo, linesOf, reaches, sorted } from "./run-folder.js";
import { freePort, hasRedis, hasSlurm, redisServer, slurmCluster } from "./servers.js";

// Minutes each: by night only. COLLAPSAR_NIGHTLY=1 npx vitest run test/experiment-runs/engines-nightly.test.ts
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

/** A share of the sizes that are asked for, on a machine that has no hour: COLLAPSAR_ENGINES=0.1. */
const SHARE = Number(process.env["COLLAPSAR_ENGINES"] ?? 1);
const share = (count: number) => Math.max(1, Math.round(SHARE * count));
const [INTERRUPTS, QUEUED, ELEMENTS, KILLED] = [share(200), share(10_000), share(200), share(10)];

/** So many trials of some milliseconds. */
const trials = (count: number) => [
  ...["rfm/multi-index", "--set", "samples=[30]", "--set", "inputs=3", "--set", "rounds=1"],
  ...["--set", `seeds=${count}`],
];
const alone = ["--threads", "1", "--workers", "1"];

describe.runIf(nightly)("runs that are interrupted", () => {
  it(
    `${INTERRUPTS} times at random moments, by Ctrl-C or killed, end in the rows of the unbroken run`,
    async () => {
      const whole = join(work.path, "whole");
      await json(["run", ...trials(300), ...alone, "--out", whole]);
      const random = seededRandom(5);
      let [interrupts, within] = [0, 0];
      for (let run = 0; interrupts < INTERRUPTS; run++) {
        const folder = join(work.path, `broken-${run}`);
        for (let finished = false; !finished; ) {
          const begun = existsSync(join(folder, "run.json"));
          const args = begun ? ["--resume", folder] : [...trials(300), ...alone, "--out", folder];
          const interrupted = start(["run", ...args]);
          const { child, outcome } = interrupted;
          started.push(child);
          // a number of rows from those that are there on: none more is while it starts, 300 while it ends, 301 never
          const had = linesOf(folder).length;
          const until = had + random.integer(302 - had);
          const cut =
            interrupts < INTERRUPTS && (await reaches(interrupted, () => linesOf(folder).length >= until));
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
      expect(within).toBeGreaterThan(INTERRUPTS / 4);
    },
    60 * MINUTES,
  );
});

describe.runIf(nightly && hasRedis)("bullmq by night (needs redis-server)", () => {
  it(
    `counts each of ${QUEUED} trials once, with two of four workers killed and the server restarted`,
    async () => {
      const port = await freePort();
      const url = `redis://:secret@127.0.0.1:${port}`;
      let server = await redisServer(port, work.path);
      started.push(server);
      const [local, queued] = [join(work.path, "local"), join(work.path, "queued")];
      await json(["run", ...trials(QUEUED), ...alone, "--out", local]);
      const workers = Array.from({ length: 4 }, () => start(["worker", "--redis", url, "--quiet"]));
      started.push(...workers.map(({ child }) => child));
      const run = start(["run", ...trials(QUEUED), "--engine", "bullmq", "--redis", url, "--out", queued]);
      started.push(run.child);
      const reached = (count: number) => comesTo(run, () => linesOf(queued).length >= count);
      await reached(0.15 * QUEUED);
      workers[0]!.child.kill("SIGKILL");
      await reached(0.4 * QUEUED);
      server.kill("SIGKILL");
      await pause(500);
      server = await redisServer(port, work.path);
      started.push(server);
      await reached(0.7 * QUEUED);
      workers[1]!.child.kill("SIGKILL");
      const { code, stderr } = await run.outcome;
      expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error/)]);
      expect(linesOf(queued).length).toBe(QUEUED);
      expect(sorted(queued)).toBe(sorted(local));
    },
    30 * MINUTES,
  );
});

describe.runIf(nightly && hasSlurm)("slurm by night (needs slurmctld, slurmd, munge, and root)", () => {
  it(
    `completes an array of ${ELEMENTS} of which ${KILLED} are killed, after one more submission`,
    async () => {
      const folder = join(work.path, "slurm");
      mkdirSync(folder);
      const { env, stop } = await slurmCluster(folder);
      stops.push(stop);
      const [local, array] = [join(work.path, "local-array"), join(work.path, "array")];
      await json(["run", ...trials(ELEMENTS), ...alone, "--out", local]);
      const run = start(["run", ...trials(ELEMENTS), "--engine", "slurm", "--out", array], { env });
      started.push(run.child);
      const jobs = () => {
        const options = { env: { ...process.env, ...env }, encoding: "utf8" } as const;
        const ids = spawnSync("squeue", ["-h", "-r", "-o", "%i"], options).stdout.split("\n");
        // one element each; "1_[2-199]" is the whole rest
        return ids.filter((id) => /^\d+_\d+$/.test(id));
      };
      let open: string[] = [];
      await comesTo(run, () => {
        open = jobs();
        return open.length >= ELEMENTS / 2;
      });
      const order = Array.from(seededRandom(3).permutation(open.length), (at) => open[at]!);
      const killed = order.slice(0, KILLED);
      spawnSync("scancel", killed, { env: { ...process.env, ...env } });
      const { code, stderr } = await run.outcome;
      expect([code, stderr]).toEqual([
        0,
        expect.stringMatching(
          new RegExp(`array \\d+ of ${ELEMENTS} trials .*\\n.*array \\d+ of ${KILLED} trials`),
        ),
      ]);
      expect(stderr.match(/is submitted/g)).toHaveLength(2);
      expect(sorted(array)).toBe(sorted(local));
    },
    30 * MINUTES,
  );
});
