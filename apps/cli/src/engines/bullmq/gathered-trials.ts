import type { TrialTask } from "@collapsar/experiments";

/** Time that a job is meant to take: many times what the server and both ends spend on it. */
const JOB_MS = 100;

/** Trials in a job at most: what a worker loses when it dies. */
const MOST = 16;

/** Short trials that are asked for within so long share a job; meanwhile the workers have those before. */
const GATHER_MS = 25;

/** Weight of the last job's trials in the estimate of the next ones' time. */
const NEWEST = 0.25;

/** Gathers short trials into jobs. */
export interface TrialGatherer {
  add(task: TrialTask): void;
  /** Tells how long the trials of a job took, on which the size of the next ones depends. */
  took(milliseconds: number, trials: number): void;
  close(): void;
}

/** Hands trials on in jobs of some `JOB_MS` by the time of those before; as long as none is known, each in its own. */
export function gatherTrials(send: (tasks: readonly TrialTask[]) => void): TrialGatherer {
  let each: number | undefined;
  let waiting: TrialTask[] = [];
  let timer: NodeJS.Timeout | undefined;
  const size = () => (each === undefined ? 1 : Math.max(1, Math.min(MOST, Math.floor(JOB_MS / each))));
  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const [tasks, most] = [waiting, size()];
    waiting = [];
    for (let start = 0; start < tasks.length; start += most) send(tasks.slice(start, start + most));
  }
  return {
    add(task) {
      waiting.push(task);
      if (waiting.length >= size()) flush();
      else timer ??= setTimeout(flush, GATHER_MS);
    },
    took(milliseconds, trials) {
      const found = milliseconds / trials;
      each = each === undefined ? found : (1 - NEWEST) * each + NEWEST * found;
    },
    close() {
      clearTimeout(timer);
    },
  };
}
