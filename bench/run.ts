import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readBaseline, saveBaseline } from "./baseline.js";
import { Skip } from "./case.js";
import { type Found, findCases } from "./discover.js";
import { thisMachine } from "./machine.js";
import { inProcess, interleaved, timedPeer } from "./measure.js";
import { endPython, findPython } from "./python.js";
import { againstWanted, compare, exponents, format, header, type Row } from "./report.js";
import { wantedOf } from "./wanted.js";

const BASELINE = fileURLToPath(new URL("./baseline.json", import.meta.url));

/** Measures one case; null when it cannot run here. */
async function measure({ package: owner, benchCase }: Found): Promise<Row | null> {
  const { name, backend, dtype, size, n } = benchCase;
  const label = `${name} ${backend} ${dtype} ${size}`;
  try {
    const { run, peer } = await benchCase.prepare();
    const { timed, note } = await timedPeer(peer);
    const { seconds, peerSeconds, turns } = await interleaved(inProcess(run), timed);
    if (note) console.log(`  note: ${label}: ${note}`);
    const ratio = peerSeconds === null ? null : peerSeconds / seconds;
    const sides = { seconds, peer: peer?.name ?? null, peerSeconds, ratio, turns };
    const goal = wantedOf(owner, benchCase, peer?.name);
    const said = { ...(goal && { wanted: goal.wanted, bound: goal.bound }), ...(n !== undefined && { n }) };
    return { name, backend, dtype, size, ...sides, ...said };
  } catch (error) {
    if (!(error instanceof Skip)) throw error;
    console.log(`  left out: ${label}: ${error.message}`);
    return null;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    baseline: { type: "string" },
    "save-baseline": { type: "boolean", default: false },
    report: { type: "boolean", default: false },
    strict: { type: "boolean", default: false },
  },
});
const saves = values["save-baseline"] || values.report;
const machine = thisMachine(findPython());
const baseline = readBaseline(values.baseline ?? BASELINE, values.baseline !== undefined && !saves);
const before = baseline[machine.family]?.rows ?? [];
const cases = await findCases(positionals);
if (cases.length === 0) throw new Error(`bench: no case matches ${positionals.join(" ") || "(everything)"}`);
console.log(
  `${machine.family} (${machine.model}), ${machine.cores} cores, Node ${machine.node}, Python ${machine.python ?? "none"}`,
);
if (before.length === 0) console.log("the baseline has no rows of this family of processors");
console.log(header());
const rows: Row[] = [];
const slower: string[] = [];
for (const found of cases) {
  const row = await measure(found);
  if (!row) continue;
  rows.push(row);
  const change = compare(row, before);
  if (change.slower) slower.push(`${row.name} ${row.backend} ${row.dtype} ${row.size}`);
  console.log(format(row, [change.text, againstWanted(row)].filter((text) => text !== "").join("  ")));
}
endPython();
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
for (const { job, exponent } of exponents(rows))
  console.log(`${job}: time grows as n^${exponent.toFixed(2)}`);
if (saves) saveBaseline(values.baseline ?? BASELINE, machine, rows);
if (slower.length > 0) console.log(`\nbelow the baseline's ratio by more than 30 %: ${slower.join("; ")}`);
process.exit(values.strict && slower.length > 0 ? 1 : 0);
