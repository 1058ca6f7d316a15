import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { seriesKeeper } from "../../src/commands/metrics/series-keeper.js";
import type { CommandContext } from "../../src/contract/context.js";
import type { MetricsOptions } from "../../src/measure/flags.js";
import { workFolder } from "../collapsar.js";

const work = workFolder();
afterAll(work.remove);

/** A series of five files, and what would be said if it were ended by force. */
function series(out: string | undefined) {
  const said: string[] = [];
  const context = {
    args: ["runs"],
    options: {},
    given: new Set(),
    common: { out, seed: 0 },
    resumeHint: (hint: string) => said.push(hint),
  };
  let time = 0;
  const keep = seriesKeeper(
    { total: 5, names: [] },
    context as unknown as CommandContext<MetricsOptions>,
    () => time,
  );
  const rows = (count: number) => Array.from({ length: count }, (_, k) => [{ path: `${k}.npy`, nc1: k }]);
  return {
    said,
    finish: (count: number, at: number) => {
      time = at;
      return keep(rows(count) as unknown as Parameters<typeof keep>[0]);
    },
  };
}

it("has the hint say after each file what a series that is ended by force leaves", async () => {
  const { said, finish } = series(undefined);
  await finish(1, 10_000);
  expect(said).toEqual(["1 of 5 files are measured; their rows are lost, with --out DIR they would be kept"]);
});

it("writes the rows to --out on the way, not after each file, and says how many are there", async () => {
  const out = join(work.path, "kept");
  const { said, finish } = series(out);
  await finish(1, 1000);
  await finish(2, 2500);
  await finish(3, 2600);
  expect(said).toEqual([
    `1 of 5 files are measured; the rows of 0 are in ${out}`,
    // before the rows are written, and behind it
    `2 of 5 files are measured; the rows of 0 are in ${out}`,
    `2 of 5 files are measured; the rows of 2 are in ${out}`,
    `3 of 5 files are measured; the rows of 2 are in ${out}`,
  ]);
  expect(readFileSync(join(out, "rows.csv"), "utf8").trim().split("\n")).toHaveLength(3);
});
