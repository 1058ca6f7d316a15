import { defineOperation } from "@collapsar/linalg/engine";
import { type CloseJob, type CloseScores, closeScores as loops } from "./js/close-scores.js";
import { closeScores as kernels } from "./wasm/close-scores.js";

/** Its size counts scores. */
const close = /* @__PURE__ */ defineOperation({
  name: "closeScores",
  js: loops,
  wasm: kernels,
  from: { wasm: 1000 },
});

/** The rows and classes whose scores reach the bars of the rows. */
export function closeScores(job: CloseJob): CloseScores {
  return close("f32", job.H.rows * job.A.rows, job);
}
