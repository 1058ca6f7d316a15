import type { TrialTask } from "@collapsar/experiments";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gatherTrials } from "../../src/engines/bullmq/gathered-trials.js";

const task = (at: number) => ({ hash: `h${at}` }) as TrialTask;

describe("trials that are gathered into jobs", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const gathered = () => {
    const jobs: string[][] = [];
    const gatherer = gatherTrials((tasks) => void jobs.push(tasks.map(({ hash }) => hash)));
    return { jobs, gatherer };
  };
  const sizes = (jobs: readonly string[][]) => jobs.map(({ length }) => length);

  it("go one by one as long as nothing is known of their time, or where they are long", () => {
    const { jobs, gatherer } = gathered();
    for (let at = 0; at < 3; at++) gatherer.add(task(at));
    expect(jobs).toEqual([["h0"], ["h1"], ["h2"]]);
    gatherer.took(5000, 1);
    gatherer.add(task(3));
    expect(jobs.at(-1)).toEqual(["h3"]);
  });

  it("share a job of at most sixteen where they are short, each in one and in order", () => {
    const { jobs, gatherer } = gathered();
    gatherer.took(10, 5);
    for (let at = 0; at < 40; at++) gatherer.add(task(at));
    expect(sizes(jobs)).toEqual([16, 16]);
    vi.advanceTimersByTime(1000);
    expect(sizes(jobs)).toEqual([16, 16, 8]);
    expect(jobs.flat()).toEqual(Array.from({ length: 40 }, (_, at) => `h${at}`));
  });

  it("are fewer in a job when the next ones take longer", () => {
    const { jobs, gatherer } = gathered();
    gatherer.took(1, 1);
    for (let job = 0; job < 30; job++) gatherer.took(50, 1);
    for (let at = 0; at < 4; at++) gatherer.add(task(at));
    expect(sizes(jobs)).toEqual([2, 2]);
  });

  it("are not sent after the end", () => {
    const { jobs, gatherer } = gathered();
    gatherer.took(1, 1);
    gatherer.add(task(0));
    gatherer.close();
    vi.advanceTimersByTime(1000);
    expect(jobs).toEqual([]);
  });
});
