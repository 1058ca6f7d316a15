import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A port of the loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const installed = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

/** Whether there is a Redis server to start, and its client to ask it. */
export const hasRedis = ["redis-server", "redis-cli"].every(installed);

/** A Redis server on the loopback, which asks for the password "secret" and keeps nothing. */
export async function redisServer(port: number, folder: string): Promise<ChildProcess> {
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--requirepass", "secret", "--save", ""];
  const server = spawn("redis-server", [...options, "--dir", folder], { stdio: "ignore" });
  await pause(500);
  return server;
}

const SLURM = ["munged", "slurmctld", "slurmd", "sbatch"] as const;

/** Whether a cluster of one node can be started: its programs are installed, and only root may start them. */
export const hasSlurm = process.getuid?.() === 0 && SLURM.every(installed);

const pidOf = (file: string) => (existsSync(file) ? Number(readFileSync(file, "utf8")) : undefined);

/** Ends a program that was started, and waits until it is gone. */
async function end(pid: number | undefined): Promise<void> {
  if (pid === undefined) return;
  try {
    for (process.kill(pid, "SIGTERM"); ; process.kill(pid, 0)) await pause(50);
  } catch {
    // gone
  }
}

/** A Slurm cluster of this machine alone, on the loopback. */
export async function slurmCluster(
  folder: string,
): Promise<{ env: Record<string, string>; stop(): Promise<void> }> {
  const node = hostname().split(".")[0]!;
  const port = await freePort();
  for (const name of ["spool", "state", "run"]) mkdirSync(join(folder, name), { recursive: true });
  const conf = join(folder, "slurm.conf");
  const [run, socket] = [join(folder, "run"), join(folder, "run", "munge.socket")];
  const key = join(run, "munge.key");
  writeFileSync(key, "k".repeat(1024), { mode: 0o400 });
  const lines = [
    "ClusterName=one",
    `SlurmctldHost=${node}(127.0.0.1)`,
    "SlurmUser=root",
    "SlurmdUser=root",
    "AuthType=auth/munge",
    `AuthInfo=socket=${socket}`,
    `StateSaveLocation=${folder}/state`,
    `SlurmdSpoolDir=${folder}/spool`,
    `SlurmctldPidFile=${run}/ctld.pid`,
    `SlurmdPidFile=${run}/d.pid`,
    `SlurmctldPort=${port}`,
    `SlurmdPort=${await freePort()}`,
    "ProctrackType=proctrack/pgid",
    "TaskPlugin=task/none",
    "SelectType=select/cons_tres",
    "SelectTypeParameters=CR_Core",
    "ReturnToService=2",
    `SlurmctldLogFile=${folder}/ctld.log`,
    `SlurmdLogFile=${folder}/d.log`,
    `NodeName=${node} NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN`,
    `PartitionName=main Nodes=${node} Default=YES MaxTime=INFINITE State=UP`,
  ];
  writeFileSync(conf, `${lines.join("\n")}\n`);
  const env = { SLURM_CONF: conf };
  const munge = ["--socket", socket, "--key-file", key, "--pid-file", join(run, "munged.pid")];
  const quiet = ["--log-file", join(run, "munged.log"), "--seed-file", join(run, "munge.seed"), "--force"];
  execFileSync("munged", [...munge, ...quiet]);
  const options = { env: { ...process.env, ...env } };
  execFileSync("slurmctld", ["-f", conf], options);
  await pause(2000);
  execFileSync("slurmd", ["-f", conf], options);
  for (let look = 0; look < 40; look++) {
    const idle = spawnSync("sinfo", ["-h", "-t", "idle"], { ...options, encoding: "utf8" });
    if (idle.stdout.trim() !== "") break;
    await pause(500);
  }
  return {
    env,
    async stop() {
      for (const name of ["d.pid", "ctld.pid", "munged.pid"]) await end(pidOf(join(run, name)));
    },
  };
}
