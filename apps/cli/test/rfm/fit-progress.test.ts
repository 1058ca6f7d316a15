import { breastCancer } from "@collapsar/datasets";
import { fitModel, type ModelOptions } from "@collapsar/rfm";
import { describe, expect, it } from "vitest";
import { fitProgress } from "../../src/commands/rfm/fit/fit-progress.js";
import type { CommandContext } from "../../src/contract/context.js";
import type { ProgressReport } from "../../src/contract/request.js";

/** Progress messages of a fit. */
function reportsOf(options: ModelOptions): ProgressReport[] {
  const reports: ProgressReport[] = [];
  const context = { progress: (report: ProgressReport) => reports.push(report), stop: { aborted: false } };
  fitModel(breastCancer(), { ...options, ...fitProgress(context as unknown as CommandContext) });
  return reports;
}

describe("the bar of a fit", () => {
  it("goes on within a round that is solved iteratively, and never back", () => {
    const reports = reportsOf({ solver: "iterative", rounds: 2, tune: "none" });
    const done = reports.map((report) => report.done);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect([done[0], done.at(-1)]).toEqual([0, 2]);
    expect(reports.every(({ total, unit }) => total === 3 && unit === "rounds")).toBe(true);
    expect(reports[4]!.message).toMatch(/^iteration 5, residual \de-\d$/);
  });

  it("says what is being chosen before the fit, and then the rounds", () => {
    const reports = reportsOf({ rounds: 1 });
    const choosing = reports.filter(({ total }) => total === undefined);
    expect(choosing[0]).toEqual({
      done: 0.2,
      total: undefined,
      unit: "rounds",
      message: "choosing ridge and round",
    });
    expect(reports.at(-1)).toMatchObject({ done: 1, total: 2 });
  });
});
