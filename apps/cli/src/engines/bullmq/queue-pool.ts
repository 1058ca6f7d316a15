import { randomBytes } from "node:crypto";
import type { ResultRow, TaskContext, TrialTask } from "@collapsar/experiments";
import { parseResults } from "@collapsar/experiments/parts";
import { type ErrorRecord, revivedError } from "@collapsar/linalg/check";
import { atMost } from "../../contract/at-most.js";
import { abortWatch } from "../../experiment-run/abort-watch.js";
import type { Computing } from "../../experiment-run/computing.js";
import type { ThreadPool } from "../../experiment-run/trial-pool.js";
import { connect, loadQueues } from "./connection.js";
import { checkpointKey, computingKey, PREFIX, type QueuedRun, RUNS } from "./queued-run.js";

/** Trials that wait in the queue at once: enough for many workers, little for the server's memory. */
const WAITING = 256;

/** How often what was asked for is held against what the server knows: it may have been restarted. */
const SWEEP_MS = 2000;

/** A worker that took a trial and died is known by then; another takes it. */
const ATTEMPTS = 20;

/** A job is known by its trial's hash behind a letter: bullmq refuses ids that read as integers, and some hashes do. */
const jobOf = (hash: string) => `t${hash}`;
const hashOf = (job: string) => job.slice(1);

interface Pending {
  readonly task: TrialTask;
  readonly progress: TaskContext["progress"];
  readonly resolve: (rows: readonly ResultRow[]) => void;
  readonly reject: (error: unknown) => void;
  readonly since: number;
}

/** A pool whose trials run wherever `collapsar worker` finds the server; each counts once, whichever worker ran it. */
export async function queuePool(
  url: string,
  run: QueuedRun,
  note: (text: string) => void,
): Promise<ThreadPool> {
  const { Queue, QueueEvents } = await loadQueues();
  const redis = await connect(url);
  const name = `${run.experiment.replaceAll("/", "-")}-${randomBytes(6).toString("hex")}`;
  const settings = { connection: redis as never, prefix: PREFIX };
  const queue = new Queue(name, settings);
  const events = new QueueEvents(name, { ...settings, connection: redis.duplicate() as never });
  queue.on("error", () => {});
  events.on("error", () => {});
  await events.waitUntilReady();
  const pending = new Map<string, Pending>();

  function take(hash: string): Pending | undefined {
    const found = pending.get(hash);
    pending.delete(hash);
    return found;
  }
  const complete = async (hash: string, lines: string) => {
    if (!pending.has(hash)) return;
    // the rows of a worker are not taken before it is known what computed them
    if (computing === undefined) await learnComputing();
    const rows = parseResults(lines).get(hash);
    if (rows === undefined) take(hash)?.reject(new Error(`a worker returned no rows of trial ${hash}`));
    else take(hash)?.resolve(rows);
  };
  const fail = (hash: string, reason: string) => take(hash)?.reject(failureFrom(reason));
  events.on(
    "completed",
    ({ jobId, returnvalue }) => void complete(hashOf(jobId), String(returnvalue)).catch(() => {}),
  );
  events.on("failed", ({ jobId, failedReason }) => fail(hashOf(jobId), failedReason));
  events.on("progress", ({ jobId, data }) => {
    const { fraction, message } = data as { fraction: number; message?: string };
    pending.get(hashOf(jobId))?.progress?.(fraction, message);
  });

  let { computing } = run;
  const register = () => redis.hset(RUNS, name, JSON.stringify({ ...run, computing }));
  /** Reads the first worker's backend; writes it again to a server that lost it. */
  async function learnComputing(): Promise<void> {
    const said = computing === undefined ? await redis.get(computingKey(name)) : null;
    if (said !== null) computing = JSON.parse(said) as Computing;
  }
  const add = (task: TrialTask) =>
    queue.add("trial", task, {
      jobId: jobOf(task.hash),
      attempts: ATTEMPTS,
      removeOnComplete: { count: 4 * WAITING },
      removeOnFail: { count: WAITING },
    });

  /** Asks after one trial whose news may have been missed. */
  async function ask(hash: string, task: TrialTask): Promise<void> {
    const state = await queue.getJobState(jobOf(hash));
    if (state === "unknown") await add(task);
    if (state !== "completed" && state !== "failed") return;
    // read after its state: what was read before it ended holds no rows
    const job = await queue.getJob(jobOf(hash));
    if (job === undefined) return;
    if (state === "completed") await complete(hash, String(job.returnvalue));
    else fail(hash, job.failedReason);
  }

  /** Finds trials whose news was missed, and gives a restarted server what it has forgotten. */
  async function sweep(): Promise<void> {
    await learnComputing();
    await register();
    for (const [hash, { task, since }] of pending) {
      if (performance.now() - since < SWEEP_MS) continue;
      await ask(hash, task);
    }
  }

  const rejectOnAbort = abortWatch((reason) => {
    for (const hash of [...pending.keys()]) take(hash)?.reject(reason);
  });

  let told = false;
  async function lookForWorkers(): Promise<void> {
    if (told || pending.size === 0 || (await queue.getWorkersCount()) > 0) return;
    told = true;
    note("waiting for workers: collapsar worker --redis URL starts one, on any machine");
  }

  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void lookForWorkers()
      .then(sweep)
      .catch(() => {})
      .finally(() => {
        busy = false;
      });
  }, SWEEP_MS);
  await register();

  return {
    size: WAITING,
    computing: () => computing,
    run: (task, { progress, signal }) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        rejectOnAbort(signal);
        pending.set(task.hash, { task, progress, since: performance.now(), resolve, reject });
        add(task).catch((error: unknown) => take(task.hash)?.reject(error));
      }),
    async close() {
      clearInterval(timer);
      const tidy = async () => {
        await redis.hdel(RUNS, name);
        await queue.obliterate({ force: true });
        await redis.del(checkpointKey(name, "none"), computingKey(name));
      };
      // a server that is gone cannot be tidied, and nobody shall wait for it
      await atMost(
        1000,
        tidy().catch(() => {}),
      );
      await atMost(300, Promise.allSettled([events.close(), queue.close()]));
      redis.disconnect();
    },
  };
}

/** The error that a worker met, its kind with it; bullmq's own words where a worker could not say. */
function failureFrom(reason: string): Error {
  try {
    return revivedError(JSON.parse(reason) as ErrorRecord);
  } catch {
    return new Error(`a trial failed on every worker: ${reason}`);
  }
}
