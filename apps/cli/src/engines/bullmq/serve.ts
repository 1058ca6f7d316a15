import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TrialTask } from "@collapsar/experiments";
import { resultLines, trialHash } from "@collapsar/experiments/parts";
import { type ErrorRecord, errorRecord } from "@collapsar/linalg/check";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import { atMost } from "../../contract/at-most.js";
import type { CommandContext } from "../../contract/context.js";
import { InterruptedError, UsageError } from "../../contract/errors.js";
import { unlessStopped } from "../../contract/unless-stopped.js";
import { buildVersion } from "../../experiment-run/circumstances.js";
import { type Computing, computingInForce, otherComputing } from "../../experiment-run/computing.js";
import { dataChecksums } from "../../experiment-run/data-checksums.js";
import { threadPool } from "../../experiment-run/trial-pool.js";
import { useBackend } from "../../machine/backend.js";
import { carriedCheckpoint, leftCheckpoints } from "./carried-checkpoint.js";
import { connect, loadQueues } from "./connection.js";
import {
  computingKey,
  PREFIX,
  type QueuedRun,
  type QueuedTrials,
  RUNS,
  type TrialsDone,
} from "./queued-run.js";

const POLL_MS = 300;
/** A worker that does not renew its lock for so long is dead. */
const LOCK_MS = 15_000;
const STALLED_MS = 3000;
const PROGRESS_MS = 500;
/** A job that took so long leaves its other trials to whoever is free. */
const LONG_JOB_MS = 1000;
/** A run that ended without taking leave is forgotten by then. */
const FORGET_SECONDS = 86_400;

/** A run whose trials are taken, until it is closed. */
interface Served {
  close(): Promise<void>;
}

/** The backend that would compute a run's trials here, or the reason why none can. */
async function computingHere({ backend, threads, convolves }: QueuedRun): Promise<Computing | string> {
  try {
    await useBackend(backend, threads);
    return await computingInForce(convolves);
  } catch (error) {
    return (error as Error).message;
  }
}

/** The backend for a run's trials: that of its first rows, else the first worker's. */
async function agreedComputing(
  redis: Redis,
  name: string,
  run: QueuedRun,
  here: Computing,
): Promise<Computing> {
  const key = computingKey(name);
  await redis.set(key, JSON.stringify(run.computing ?? here), "EX", FORGET_SECONDS, "NX");
  if (run.computing !== undefined) return run.computing;
  return JSON.parse((await redis.get(key)) ?? JSON.stringify(here)) as Computing;
}

/**
 * Why this machine must not take a run's trials, whose numbers would differ in the last digits; undefined where it may.
 */
async function otherDigits(redis: Redis, name: string, run: QueuedRun): Promise<string | undefined> {
  const here = await computingHere(run);
  if (typeof here === "string") return `${name}: ${here}`;
  const other = otherComputing(await agreedComputing(redis, name, run, here), here);
  if (other === undefined) return undefined;
  return (
    `${name}: computed with the backend ${other.before}, and here ${other.here} is in force, ` +
    "whose last digits differ"
  );
}

/** Why this machine must not take a run's trials; undefined where it may. */
function refusal(name: string, run: QueuedRun): string | undefined {
  const here = buildVersion();
  if (run.version !== here) return `${name}: made by collapsar ${run.version}, this worker is ${here}`;
  const found = dataChecksums(Object.keys(run.data).map((data) => ({ data })));
  const other = Object.keys(run.data).find((spec) => found[spec] !== run.data[spec]);
  if (other === undefined) return undefined;
  return `${name}: the data ${other} ${found[other] === undefined ? "is not on this machine" : "is another here"}`;
}

async function serveRun(
  redis: Redis,
  name: string,
  { backend, threads }: QueuedRun,
  concurrency: number,
  onTrial: () => void,
): Promise<Served> {
  const { Worker } = await loadQueues();
  const folder = mkdtempSync(join(tmpdir(), "collapsar-worker-"));
  const pool = threadPool(concurrency, { backend, threads, folder, alone: false });
  const stopping = new AbortController();

  /** The rows of a trial as lines. */
  async function trial(task: TrialTask, job: Job, earlier: Buffer | null): Promise<string> {
    if (trialHash(task.experiment, task.seed, task.trial) !== task.hash)
      throw new Error(`trial ${task.hash} is not what its hash says`);
    const checkpoint = carriedCheckpoint(redis, { folder, queue: name, hash: task.hash, earlier });
    let last = 0;
    const progress = (fraction: number, message?: string) => {
      const now = performance.now();
      if (now - last < PROGRESS_MS) return;
      last = now;
      void job.updateProgress({ hash: task.hash, fraction, message }).catch(() => {});
    };
    try {
      const rows = await pool.run(task, { signal: stopping.signal, progress });
      await checkpoint.forget();
      onTrial();
      return resultLines(task.hash, rows);
    } finally {
      await checkpoint.close();
    }
  }

  async function trials(job: Job): Promise<string> {
    const { tasks } = job.data as QueuedTrials;
    const begun = performance.now();
    const errors: Record<string, ErrorRecord> = {};
    let lines = "";
    const hashes = tasks.map(({ hash }) => hash);
    const earlier = await leftCheckpoints(redis, name, hashes);
    for (const [at, task] of tasks.entries()) {
      if (performance.now() - begun > LONG_JOB_MS) break;
      try {
        lines += await trial(task, job, earlier[at] ?? null);
      } catch (error) {
        // stopped: another worker takes the job, a trial from its checkpoint where it has one
        if (stopping.signal.aborted) throw error;
        errors[task.hash] = errorRecord(error);
      }
    }
    const done: TrialsDone = { lines, errors, milliseconds: performance.now() - begun };
    return JSON.stringify(done);
  }

  const worker = new Worker(name, trials, {
    connection: redis.duplicate() as never,
    prefix: PREFIX,
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: STALLED_MS,
    maxStalledCount: 100,
  });
  worker.on("error", () => {});
  return {
    async close() {
      stopping.abort(new InterruptedError("the worker stops"));
      await atMost(350, worker.close());
      await pool.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Takes trials of every run that a server knows, now and later, until it is stopped.
 *
 * @throws UsageError where the runs that are there are all of another version or need data that is not here
 */
export async function serve(url: string, concurrency: number, context: CommandContext): Promise<never> {
  const redis = await connect(url);
  const served = new Map<string, Served | undefined>();
  let trials = 0;
  const count = () => {
    trials++;
    context.progress({ done: trials, unit: "trials" });
  };

  /** Begins with runs that are new, ends with those that are gone; what is refused is said once. */
  async function look(): Promise<readonly string[]> {
    const runs = await redis.hgetall(RUNS);
    const refused: string[] = [];
    for (const [name, text] of Object.entries(runs)) {
      if (served.has(name)) continue;
      const run = JSON.parse(text) as QueuedRun;
      const reason = refusal(name, run) ?? (await otherDigits(redis, name, run));
      if (reason !== undefined) refused.push(reason);
      served.set(
        name,
        reason === undefined ? await serveRun(redis, name, run, concurrency, count) : undefined,
      );
    }
    for (const [name, one] of served) {
      if (Object.hasOwn(runs, name)) continue;
      served.delete(name);
      await one?.close();
    }
    return refused;
  }

  try {
    for (let first = true; ; first = false) {
      const refused = await unlessStopped(look(), context);
      if (first && refused.length > 0 && refused.length === served.size) throw new UsageError(refused[0]!);
      for (const reason of refused) context.note(reason);
      await unlessStopped(new Promise((resolve) => setTimeout(resolve, POLL_MS)), context);
    }
  } catch (error) {
    if (!context.stop.aborted) throw error;
    const count = trials === 1 ? "1 trial was" : `${trials} trials were`;
    throw new InterruptedError(`${count} run here; what was under way goes to another worker`);
  } finally {
    await Promise.allSettled([...served.values()].map((one) => one?.close()));
    redis.disconnect();
  }
}
