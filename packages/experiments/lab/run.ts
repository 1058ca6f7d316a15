import { loadExperiment, runTrials } from "@collapsar/experiments";
import { getBackend, setBackend } from "@collapsar/linalg";
for (const arg of process.argv.slice(2)) {
  const [id, json = "{}"] = arg.split("@");
  const e = await loadExperiment(id!); const config = e.schema.parse(JSON.parse(json));
  const t = Date.now();
  const rows = await runTrials(e, config, {});
  const s = e.summarise(rows, config);
  console.log("==", id, rows.length, "rows", Date.now() - t, "ms; figures", e.figures(s).map(f => f.name).join(","));
  for (const c of e.checks?.(s) ?? []) console.log(c.seen ? "SEEN" : "NOT ", c.id, "|", c.detail);
  for (const w of e.words?.(s) ?? []) console.log("words:", w);
}
