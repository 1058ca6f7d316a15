/**
 * Our defaults against scikit-learn's learners on tables: `npm run bench -- tables [NAMES]`.
 * README.md beside this file says how.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { parseCsv } from "@collapsar/datasets";
import { getBackend, setBackend, setThreads } from "@collapsar/linalg";
import { loadNative, NativeUnavailableError } from "@collapsar/linalg/native";
import { chooseSettings } from "./choose.js";
import { judge, type Verdict } from "./judge.js";
import { ours } from "./ours.js";
import { findPeers, type Peers } from "./peers.js";
import { summaryText, tablesText } from "./print.js";
import { meanVerdict, summary, type TableResult } from "./results.js";
import { dataFolder, readTables, type TableSpec } from "./spec.js";
import { splitTable } from "./split.js";
import { cells, holdsClasses } from "./targets.js";

async function measure(
  table: TableSpec,
  seeds: number,
  peers: Peers | undefined,
  learners: readonly string[],
): Promise<TableResult> {
  const verdicts: Record<string, Verdict[]> = {};
  const add = (learner: string, verdict: Verdict) => {
    verdicts[learner] = [...(verdicts[learner] ?? []), verdict];
  };
  const classes = holdsClasses(table);
  for (let seed = 0; seed < seeds; seed++) {
    const split = splitTable(table, seed);
    const targets = {
      train: cells(split.train, table.target),
      test: cells(split.test, table.target),
      classes,
    };
    add("ours", judge(ours(table, split), targets));
    for (const name of learners) {
      const answer = await peers!.answer(name, table, split, classes);
      add(name, judge(answer, targets));
    }
  }
  const found = Object.fromEntries(
    Object.entries(verdicts).map(([name, found]) => [name, meanVerdict(found)]),
  );
  const columns = parseCsv(`${table.header}\n${table.rows[0]}\n`).columns.length - 1 - table.drop.length;
  return { name: table.name, rows: table.rows.length, columns, classes, learners: found };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "5" },
    data: { type: "string", default: dataFolder },
    json: { type: "string" },
    choose: { type: "boolean", default: false },
    learners: { type: "string" },
  },
});
const seeds = Number(values.seeds);
const tables = readTables(values.data, positionals);
if (tables.length === 0) throw new Error(`bench tables: no table is called ${positionals.join(" or ")}`);
try {
  setBackend(loadNative());
} catch (error) {
  if (!(error instanceof NativeUnavailableError)) throw error;
}
setThreads(1);
if (values.choose) {
  chooseSettings(tables, seeds);
  process.exit(0);
}
const peers = await findPeers();
if (peers === undefined)
  console.log("left out: scikit-learn's learners (no Python with scikit-learn and pandas)");
const learners = peers?.names.filter((name) => values.learners?.split(",").includes(name) ?? true) ?? [];
// what is loaded and compiled once is nobody's time
ours(tables[0]!, splitTable(tables[0]!, 0));
const results: TableResult[] = [];
for (const table of tables) {
  const result = await measure(table, seeds, peers, learners);
  results.push(result);
  const { error } = result.learners["ours"]!;
  console.error(`${results.length}/${tables.length} ${table.name}: ours ${error.toFixed(3)}`);
}
peers?.end();
const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  node: process.version,
  backend: getBackend().uses[0]?.name ?? "js",
  threads: 1,
  seeds,
  ...peers?.versions,
};
console.log(
  Object.entries(machine)
    .map(([key, value]) => `${key} ${value}`)
    .join(", "),
);
console.log(`\n${tablesText(results)}\n\n${summaryText(results)}`);
const kept = { machine, summary: summary(results), tables: results };
if (values.json) writeFileSync(values.json, `${JSON.stringify(kept, null, 2)}\n`);
