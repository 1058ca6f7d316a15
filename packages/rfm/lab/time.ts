import { codeLabels, fitRfm, deepRfm } from "@collapsar/rfm";
import { randomNormal, seededRandom, setBackend, setThreads, getBackend } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { classData } from "../bench/setup.js";
const [, , backend, what, threads = "2"] = process.argv;
if (backend !== "wasm") loadNative(); setBackend(backend as any); setThreads(Number(threads));
if (what === "rfm") { const { X, labels } = classData(5000, 100, 10); const Y = codeLabels(labels);
 for (let i = 0; i < 2; i++) { const t = Date.now(); fitRfm(X, Y, { rounds: 5 }); console.log(backend, "rfm", Date.now() - t); } }
else { const { X, labels } = classData(5000, 784, 10); for (let i = 0; i < 1; i++) { const t = Date.now(); let l = t; deepRfm(X, labels, { depth: 6, onLayer: () => { console.log(Date.now() - l); l = Date.now(); } }); console.log(backend, "deep", Date.now() - t); } }
