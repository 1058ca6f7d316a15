import type { Matrix } from "@collapsar/linalg";
import { defineOperation, dtypeOfArray } from "@collapsar/linalg/engine";
import { type Best, bestScores as loops } from "./js/best-scores.js";
import { bestScores as kernels } from "./wasm/best-scores.js";

/** Its size counts scores. */
const best = /* @__PURE__ */ defineOperation({
  name: "bestScores",
  js: loops,
  wasm: kernels,
  from: { wasm: 1000 },
});

/** The best of ⟨h, a_c⟩ + shift_c over the classes c, for each row h of H: its class, and the best of another class. */
export function bestScores(H: Matrix, A: Matrix, shift: Float64Array): Best {
  return best(dtypeOfArray(A.data), H.rows * A.rows, H, A, shift);
}
