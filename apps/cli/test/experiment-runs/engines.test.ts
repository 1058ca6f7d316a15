import { type ChildProcess, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { collapsar, json, start, workFolder } from "../collapsar.js";
import { comesTo, linesOf, sorted } from "./run-folder.js";
import { freePort, hasRedis, redisServer } from "./servers.js";

const work = workFolder();
const started: ChildProcess[] = [];
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
  work.remove();
});

const small = ["rfm/multi-index", "--set", "samples=[60,90]", "--set", "inputs=6", "--set", "rounds=1"];
const alone = ["--threads", "1", "--workers", "1"];
/** The backend in a run's record. */
const computedBy = (folder: string) => {
  const { machine, versions } = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
  return [machine.backend, versions.blas];
};
/** The runs that a server knows. */
function registered(port: number): string {
  const { stdout } = spawnSync("redis-cli", [
    "-p",
    String(port),
    "-a",
    "secret",
    "hgetall",
    "collapsar:runs",
  ]);
  return String(stdout);
}
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe.skipIf(!hasRedis)("bullmq (needs redis-server)", () => {
  it("gives the rows of a local run, though a worker is killed and the server forgets everything", async () => {
    const port = await freePort();
    const url = `redis://:secret@127.0.0.1:${port}`;
    const server = await redisServer(port, work.path);
    started.push(server);
    const [local, queued] = [join(work.path, "local"), join(work.path, "queued")];
    const trials = [...small, "--set", "seeds=6"];
    await json(["run", ...trials, ...alone, "--out", local]);
    const [first, second] = [1, 2].map(() => start(["worker", "--redis", url])) as [
      ReturnType<typeof start>,
      ReturnType<typeof start>,
    ];
    started.push(first.child, second.child);
    const run = start(["run", ...trials, "--engine", "bullmq", "--redis", url, "--out", queued]);
    const rows = join(queued, "results.jsonl");
    await comesTo(run, () => linesOf(queued).length > 0);
    first.child.kill("SIGKILL");
    server.kill("SIGKILL");
    await pause(300);
    const restarted = await redisServer(port, work.path);
    started.push(restarted);
    const { code, stderr } = await run.outcome;
    expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error/)]);
    expect(sorted(queued)).toEqual(sorted(local));
    expect(computedBy(queued)).toEqual(computedBy(local));
    // a worker whose server is gone waits for it in silence, and ends as any other
    restarted.kill("SIGKILL");
    await pause(300);
    second.child.kill("SIGTERM");
    const stopped = await second.outcome;
    expect([stopped.code, stopped.stderr]).toEqual([
      130,
      expect.stringMatching(/trials? (was|were) run here/),
    ]);
    expect(stopped.stderr).not.toMatch(/\n\s+at |ioredis/);
    started.push(await redisServer(port, work.path));
    // a worker refuses a run that was begun with another library, whatever the machine has that asks for it
    const record = JSON.parse(readFileSync(join(queued, "run.json"), "utf8"));
    record.machine.backend = "native";
    record.versions.blas = "/usr/lib/libother.so";
    writeFileSync(join(queued, "run.json"), JSON.stringify(record));
    writeFileSync(rows, readFileSync(rows, "utf8").split("\n").slice(1).join("\n"));
    const again = start(["run", "--resume", queued, "--engine", "bullmq", "--redis", url]);
    started.push(again.child);
    await comesTo(again, () => registered(port).includes("libother"));
    const refused = await collapsar(["worker", "--redis", url]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(/native \(libother\.so\), and here .* whose last digits differ/),
    ]);
  }, 180_000);

  it("refuses a server that is not there, a wrong password, and flags that cannot act, in one sentence", async () => {
    const port = await freePort();
    started.push(await redisServer(port, work.path));
    const cases: readonly (readonly [string[], RegExp])[] = [
      [["run", ...small, "--engine", "bullmq", "--redis", "redis://127.0.0.1:1"], /ECONNREFUSED/],
      [["run", ...small, "--engine", "bullmq", "--redis", `redis://:wrong@127.0.0.1:${port}`], /WRONGPASS/],
      [["worker", "--redis", `redis://:wrong@127.0.0.1:${port}`], /WRONGPASS/],
      [["worker", "--redis", "http://127.0.0.1"], /expected redis:/],
      [["worker"], /COLLAPSAR_REDIS, found neither/],
      [["run", ...small, "--redis", "redis://127.0.0.1:1"], /--engine bullmq/],
    ];
    for (const [args, message] of cases) {
      const { code, stdout, stderr } = await collapsar(args, { cwd: work.path });
      expect([args, code, stdout]).toEqual([args, 2, ""]);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/wrong@/);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
    expect(existsSync(join(work.path, "runs"))).toBe(false);
  }, 120_000);
});

describe("runs that another person can check", () => {
  it("are run again by their folder, and verified trial by trial", async () => {
    const [once, again] = [join(work.path, "once"), join(work.path, "again")];
    await json(["run", ...small, "--set", "seeds=1", ...alone, "--out", once]);
    await json(["rerun", once, "--workers", "1", "--threads", "1", "--out", again]);
    expect(sorted(again)).toEqual(sorted(once));
    const { runs } = await json(["report", "--verify", again, "--threads", "1"]);
    expect(runs[0].verified).toEqual({ trials: 2, identical: 2 });
    const rows = join(again, "results.jsonl");
    const changed = readFileSync(rows, "utf8").replaceAll(/"worst":0\./g, '"worst":0.1');
    writeFileSync(rows, changed);
    const refused = await collapsar(["report", "--verify", again]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringMatching(
        /results\.jsonl, row 1: expected a result row as it was written, found .*; take the line out/,
      ),
    ]);
    // as if it had been computed so: rows of before 0.1.0 have no sum
    writeFileSync(rows, changed.replaceAll(/,"sum":"[0-9a-f]*"/g, ""));
    const { code, stderr } = await collapsar(["report", "--verify", again]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/trial [0-9a-f]+, row \d+, worst: .* is kept/)]);
  }, 120_000);
});

/** Programs that stand in for a cluster: elements run in the background, and the second one dies in the first array. */
function fakeCluster(): Record<string, string> {
  const bin = join(work.path, "bin");
  mkdirSync(bin);
  const program = (name: string, text: string) => {
    const path = work.file(join("bin", name), `#!/bin/sh\n${text}\n`);
    chmodSync(path, 0o755);
  };
  program(
    "sbatch",
    `script=$2; last=$(sed -n 's/^#SBATCH --array=0-//p' "$script")
count=$(cat "${bin}/count" 2>/dev/null || echo 0); count=$((count + 1)); echo $count > "${bin}/count"
( for i in $(seq 0 "$last"); do
    [ "$count" = 1 ] && [ "$i" = 1 ] && continue
    COLLAPSAR_BLAS=none SLURM_ARRAY_TASK_ID=$i sh "$script"
  done; rm "${bin}/alive" ) > "${bin}/log" 2>&1 &
touch "${bin}/alive"; echo $count`,
  );
  program("squeue", `[ -e "${bin}/alive" ] && cat "${bin}/count"; true`);
  program("scancel", "true");
  return { PATH: `${bin}:${process.env["PATH"]}` };
}

describe("slurm", () => {
  it("prints its script on a dry run, with the resources of the config file", async () => {
    const config = work.file(
      "c.yaml",
      "experiment: rfm/multi-index\nslurm: {time: '1:00:00', mem: 2G}\nconfig: {samples: [60], seeds: 3, inputs: 6}\n",
    );
    const out = join(work.path, "dry");
    const { code, stdout } = await collapsar([
      "run",
      config,
      "--engine",
      "slurm",
      "--partition",
      "main",
      "--dry-run",
      "--out",
      out,
    ]);
    expect(code).toBe(0);
    for (const line of ["array=0-2", "partition=main", "time=1:00:00", "mem=2G", "cpus-per-task=1"])
      expect(stdout).toContain(`#SBATCH --${line}\n`);
    expect(existsSync(join(out, "run.json"))).toBe(false);
  });

  it("gives the rows of a local run, and submits again what ended without rows", async () => {
    const env = fakeCluster();
    const [local, array] = [join(work.path, "local-2"), join(work.path, "array")];
    const trials = [...small, "--set", "seeds=2"];
    // the nodes have no BLAS, whatever this machine has: what they compute with is what counts
    const node = { ...env, COLLAPSAR_BLAS: "none" };
    await json(["run", ...trials, ...alone, "--out", local], { env: node });
    const { code, stderr } = await collapsar(["run", ...trials, "--engine", "slurm", "--out", array], {
      env,
    });
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/array 1 of 4 trials .*\n.*array 2 of 1 trials/),
    ]);
    expect(sorted(array)).toEqual(sorted(local));
    expect(computedBy(array)).toEqual(computedBy(local));
    const rows = join(array, "slurm", "rows");
    for (const name of readdirSync(rows)) rmSync(join(rows, name));
    writeFileSync(join(array, "slurm", "computing.json"), '{"backend":"another"}');
    const element = { env: { ...node, SLURM_ARRAY_TASK_ID: "0" } };
    const other = await collapsar(["worker", "--tasks", join(array, "slurm", "tasks-1.jsonl")], element);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringMatching(/the backend another, and on .* in force/),
    ]);
  }, 120_000);

  it("says where there is no cluster, and what does not act", async () => {
    const env = { PATH: "/nowhere" };
    const args = ["run", ...small, "--engine", "slurm", "--out", join(work.path, "none")];
    const absent = await collapsar(args, { env });
    expect([absent.code, absent.stderr]).toEqual([2, expect.stringMatching(/sbatch is not installed here/)]);
    const idle = await collapsar(["run", ...small, "--partition", "main"]);
    expect([idle.code, idle.stderr]).toEqual([2, expect.stringMatching(/--engine slurm/)]);
  });
});
