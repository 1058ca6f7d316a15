import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { summaryText, tablesText } from "../../../packages/rfm/bench/tables/print.js";
import type { TableResult } from "../../../packages/rfm/bench/tables/results.js";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const kept = JSON.parse(read("../../../packages/rfm/bench/tables/kept.json")) as { tables: TableResult[] };

test("the guide shows the results that are kept, and is best of all by rank and log-loss only while they say so", () => {
  const guide = read("../guide/rfm.md");
  expect(guide).toContain(tablesText(kept.tables));
  expect(guide).toContain(summaryText(kept.tables));
});
