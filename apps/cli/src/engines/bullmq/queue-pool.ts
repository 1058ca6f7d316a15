import { randomBytes } from "node:crypto";
import type { ResultRow, TaskContext, TrialTask } from "@collapsar/experiments";
import { parseResults } from "@collapsar/experiments/parts";
import { revivedError } from "@collapsar/linalg/check";
import { atMost } from "../../contract/at-most.js";
import { abortWatch } from "../../experiment-run/abort-watch.js";
import type { Computing } from "../../experiment-run/computing.js";
import type { ThreadPool } from "../../experiment-run/trial-pool.js";
import { connect, loadQueues } from "./connection.js";
import { gatherTrials } from "./gathered-trials.js";
import {
  checkpointKey,
  computingKey,
  PREFIX,
  type QueuedRun,
  type QueuedTrials,
  RUNS,
  type TrialsDone,
} from "./queued-run.js";

/** Trials that wait in the queue at once: enough for many workers, little for the server's memory. */
const WAITING = 256;

/** How often what was asked for is held against what the server knows: it may have been restarted. */
const SWEEP_MS = 2000;

/** A worker that took a trial and died is known by then; another takes it. */
const ATTEMPTS = 20;

/**
 * A job is known by its first trial's hash behind a letter: bullmq refuses ids that read as integers, and some hashes
 * do.
 */
const jobOf = (tasks: readonly TrialTask[]) => `t${tasks[0]!.hash}`;

interface Pending {
  readonly progress: TaskContext["progress"];
  readonly resolve: (rows: readonly ResultRow[]) => void;
  readonly reject: (error: unknown) => void;
}

/** A job that is not done. */
interface OpenJob {
  readonly tasks: readonly TrialTask[];
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
  const jobs = new Map<string, OpenJob>();

  function take(hash: string): Pending | undefined {
    const found = pending.get(hash);
    pending.delete(hash);
    return found;
  }
  function fail(job: string, error: unknown): void {
    for (const { hash } of jobs.get(job)?.tasks ?? []) take(hash)?.reject(error);
    jobs.delete(job);
  }
  const everywhere = (reason: string) => new Error(`a trial failed on every worker: ${reason}`);
  const complete = async (job: string, value: string) => {
    const open = jobs.get(job);
    if (open === undefined) return;
    // the rows of a worker are not taken before it is known what computed them
    if (computing === undefined) await learnComputing();
    const { lines, errors, milliseconds } = JSON.parse(value) as TrialsDone;
    const rowsOf = parseResults(lines);
    // an event and a sweep may bring the same news
    if (!jobs.has(job)) return;
    const left = open.tasks.filter(({ hash }) => !rowsOf.has(hash) && !Object.hasOwn(errors, hash));
    const ended = open.tasks.length - left.length;
    if (ended === 0) return fail(job, everywhere("it returned no rows"));
    jobs.delete(job);
    gatherer.took(milliseconds, ended);
    for (const task of left) send([task]);
    for (const { hash } of open.tasks) {
      const rows = rowsOf.get(hash);
      if (rows !== undefined) take(hash)?.resolve(rows);
      else if (Object.hasOwn(errors, hash)) take(hash)?.reject(revivedError(errors[hash]!));
    }
  };
  events.on(
    "completed",
    ({ jobId, returnvalue }) => void complete(jobId, String(returnvalue)).catch(() => {}),
  );
  events.on("failed", ({ jobId, failedReason }) => fail(jobId, everywhere(failedReason)));
  events.on("progress", ({ data }) => {
    const { hash, fraction, message } = data as { hash: string; fraction: number; message?: string };
    pending.get(hash)?.progress?.(fraction, message);
  });

  let { computing } = run;
  const register = () => redis.hset(RUNS, name, JSON.stringify({ ...run, computing }));
  /** Reads the first worker's backend; writes it again to a server that lost it. */
  async function learnComputing(): Promise<void> {
    const said = computing === undefined ? await redis.get(computingKey(name)) : null;
    if (said !== null) computing = JSON.parse(said) as Computing;
  }
  const add = (tasks: readonly TrialTask[]) =>
    queue.add("trials", { tasks } satisfies QueuedTrials, {
      jobId: jobOf(tasks),
      attempts: ATTEMPTS,
      removeOnComplete: { count: 4 * WAITING },
      removeOnFail: { count: WAITING },
    });
  function send(asked: readonly TrialTask[]): void {
    const tasks = asked.filter(({ hash }) => pending.has(hash));
    if (tasks.length === 0) return;
    const job = jobOf(tasks);
    jobs.set(job, { tasks, since: performance.now() });
    add(tasks).catch((error: unknown) => fail(job, error));
  }
  const gatherer = gatherTrials(send);

  /** Asks after a job whose news may have been missed. */
  async function ask(id: string, tasks: readonly TrialTask[]): Promise<void> {
    const state = await queue.getJobState(id);
    if (state === "unknown") await add(tasks);
    if (state !== "completed" && state !== "failed") return;
    // read after its state: what was read before it ended holds no rows
    const job = await queue.getJob(id);
    if (job === undefined) return;
    if (state === "completed") await complete(id, String(job.returnvalue));
    else fail(id, everywhere(job.failedReason));
  }

  /** Finds trials whose news was missed, and gives a restarted server what it has forgotten. */
  async function sweep(): Promise<void> {
    await learnComputing();
    await register();
    for (const [id, { tasks, since }] of jobs) {
      if (performance.now() - since < SWEEP_MS) continue;
      await ask(id, tasks);
    }
  }

  const rejectOnAbort = abortWatch((reason) => {
    for (const hash of [...pending.keys()]) take(hash)?.reject(reason);
    jobs.clear();
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
        pending.set(task.hash, { progress, resolve, reject });
        gatherer.add(task);
      }),
    async close() {
      clearInterval(timer);
      gatherer.close();
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
