import { loadExperiment, runExperiment } from "./src/index.js";
import fs from "node:fs"; import path from "node:path";
const e = await loadExperiment("demo"); const config = e.schema.parse({});
const dir = process.argv[2]!; 
const store = { write: (n: string, c: any) => { fs.mkdirSync(path.dirname(path.join(dir,n)),{recursive:true}); fs.writeFileSync(path.join(dir,n),c); }, append: (n: string, t: string) => fs.appendFileSync(path.join(dir,n),t), read: (n: string) => fs.existsSync(path.join(dir,n)) ? fs.readFileSync(path.join(dir,n),'utf8') : undefined };
const t=performance.now();
const r = await runExperiment(e, { config, store, machine: { backend: "wasm", threads: 2 }, versions: { collapsar: "0.0.0" } });
console.log(r.record.seconds, fs.readdirSync(dir), fs.statSync(dir+'/report.html').size);
