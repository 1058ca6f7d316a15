import { describeBackends } from "@collapsar/linalg/native";
import { expect, it } from "vitest";

it("describeBackends tells of each backend, with its speed or the reason why it is missing", () => {
  const reports = describeBackends();
  expect(reports.map((report) => report.backend)).toEqual(["native", "wasm", "js"]);
  for (const report of reports) {
    if (report.ok) expect(report.gflopsF64).toBeGreaterThan(0);
    else expect(report.reason).not.toBe("");
  }
  expect(reports[2]!.ok).toBe(true);
});
