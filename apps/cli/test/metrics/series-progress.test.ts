import { expect, it } from "vitest";
import { seriesProgress } from "../../src/commands/metrics/series-progress.js";
import type { ProgressReport } from "../../src/contract/request.js";

it("tells the file that is begun, what it is at, and the files that are done", () => {
  const heard: ProgressReport[] = [];
  const progress = seriesProgress({ progress: (report) => heard.push(report) }, 2);
  progress.begin("a.npz");
  progress.within("a.npz", { done: 5, total: 20, unit: "rows", message: "deviations" });
  progress.within("a.npz", { done: 7, unit: "rows" });
  progress.end("a.npz");
  progress.begin("b.npz");
  expect(heard.map(({ done, total, unit, message }) => [done, total, unit, message])).toEqual([
    [0, 2, "files", "a.npz"],
    [0, 2, "files", "a.npz: deviations 25 %"],
    [0, 2, "files", "a.npz: rows 7"],
    [1, 2, "files", "a.npz"],
    [1, 2, "files", "b.npz"],
  ]);
});
