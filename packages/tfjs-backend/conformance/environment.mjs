// Runs before any spec is defined: gradients, chained operations, and the backend under its name.
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import "@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops.js";
import { setBackend } from "@collapsar/linalg";
import { loadNative } from "@collapsar/linalg/native";
import { setTestEnvs } from "@tensorflow/tfjs-core/dist/jasmine_util.js";
import { registerCollapsarBackend } from "../src/index.ts";
import { loadOneDnn } from "../src/native/index.ts";
import { convolutionEngineInForce, setConvolutionEngine } from "../src/parts.ts";

const linalg = process.argv[2] ?? "auto";
if (linalg === "native") setBackend(loadNative());
setBackend(linalg);
registerCollapsarBackend();
if (linalg === "native") {
  try {
    loadOneDnn();
    // Convolutions of every size, as small as the specs' are.
    setConvolutionEngine(convolutionEngineInForce(), 0);
  } catch {
    // Not on this machine: the specs run without it.
  }
}
setTestEnvs([{ name: "collapsar", backendName: "collapsar", isDataSync: true }]);
