import { breastCancer } from "@collapsar/datasets";
import { fitModel, type ModelOptions } from "@collapsar/rfm";
import { describe, expect, it } from "vitest";
import { fitProgress } from "../src/commands/rfm/fit/fit-progress.js";
import type { CommandContext } from "../src/contract/context.js";
import type { ProgressReport } from "../src/contract/request.js";

/** What a fit says on its way. */
function reportsOf(options: ModelOptions): ProgressReport[] {
  const reports: ProgressReport[] = [];
  const context = { progress: (report: ProgressReport) => reports.push(report), stop: { aborted: false } };
  fitModel(breastCancer(), { ...options, ...fitProgress(options, context as unknown as CommandContext) });
  return reports;
}

const shares = (reports: readonly ProgressReport[]) => reports.map(({ done, total }) => done / total!);

describe("the bar of a fit", () => {
  it("goes on within a round that is solved iteratively, to the end", () => {
    const reports = reportsOf({ solver: "iterative", rounds: 1 });
    const found = shares(reports);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
    expect(found.at(-1)).toBe(1);
    expect(reports.length).toBeGreaterThan(20);
    const choosing = ["choosing the round, at 0", "choosing the round, at 1"];
    expect(reports.slice(0, 2).map(({ message }) => message)).toEqual(choosing);
    expect(reports[5]!.message).toMatch(/^iteration 4, residual \de-\d$/);
  });

  it("counts the fits of a search for the bandwidth, stands where the round is chosen, and counts the last fit", () => {
    const bandwidth = { candidates: [5, 10], folds: 3 };
    const reports = reportsOf({ bandwidth, rounds: 1 });
    expect(shares(reports)).toEqual([1, 2, 3, 4, 5, 6, 6, 6, 7, 8].map((done) => done / 8));
    expect(new Set(reports.map(({ unit }) => unit))).toEqual(new Set(["fits"]));
  });
});
