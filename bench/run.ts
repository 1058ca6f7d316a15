import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Skip } from "./case.js";
import { type Found, findCases } from "./discover.js";
import { inProcess, interleaved, timedPeer } from "./measure.js";
import { endPython, findPython } from "./python.js";
import { compare, format, header, merge, type Row } from "./report.js";

const BASELINE = fileURLToPath(new URL("./baseline.json", import.meta.url));

/** Measures one case; null when it cannot run here. */
async function measure({ benchCase }: Found): Promise<Row | null> {
  const { name, backend, dtype, size } = benchCase;
  const label = `${name} ${backend} ${dtype} ${size}`;
  try {
    const { run, peer } = await benchCase.prepare();
    const { timed, note } = await timedPeer(peer);
    const { seconds, peerSeconds } = await interleaved(inProcess(run), timed);
    if (note) console.log(`  note: ${label}: ${note}`);
    const ratio = peerSeconds === null ? null : peerSeconds / seconds;
    return { name, backend, dtype, size, seconds, peer: peer?.name ?? null, peerSeconds, ratio };
  } catch (error) {
    if (!(error instanceof Skip)) throw error;
    console.log(`  left out: ${label}: ${error.message}`);
    return null;
  }
}

function readBaseline(file: string, required: boolean): Row[] {
  if (!required && !existsSync(file)) return [];
  return JSON.parse(readFileSync(file, "utf8")) as Row[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "string" },
    baseline: { type: "string" },
    "save-baseline": { type: "boolean", default: false },
    strict: { type: "boolean", default: false },
  },
});
const baseline = readBaseline(values.baseline ?? BASELINE, values.baseline !== undefined);
const cases = await findCases(positionals);
if (cases.length === 0) throw new Error(`bench: no case matches ${positionals.join(" ") || "(everything)"}`);
console.log(
  `${cpus()[0]?.model ?? "unknown CPU"}, ${cpus().length} cores, Node ${process.version}, Python ${findPython() ?? "none"}`,
);
console.log(header());
const rows: Row[] = [];
const slower: string[] = [];
for (const found of cases) {
  const row = await measure(found);
  if (!row) continue;
  rows.push(row);
  const change = compare(row, baseline);
  if (change.slower) slower.push(`${row.name} ${row.backend} ${row.dtype} ${row.size}`);
  console.log(format(row, change.text));
}
endPython();
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
if (values["save-baseline"]) {
  writeFileSync(values.baseline ?? BASELINE, `${JSON.stringify(merge(baseline, rows), null, 2)}\n`);
}
if (slower.length > 0) console.log(`\nbelow the baseline's ratio by more than 30 %: ${slower.join("; ")}`);
process.exit(values.strict && slower.length > 0 ? 1 : 0);
