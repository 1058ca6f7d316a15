import type { Progress } from "@collapsar/linalg";
import type { ErrorRecord } from "@collapsar/linalg/check";
import type { ModelData } from "../model/model-data.js";
import type { ModelOptions } from "../model/model-options.js";
import type { RfmModel } from "../model/rfm-model.js";

/** Request to a fitting worker; plain data. */
export interface FitRequest {
  readonly data: ModelData;
  readonly options: ModelOptions;
  /** Whether the asking thread computes by the native backend. */
  readonly native: boolean;
}

/** Its answer. */
export type FitReply =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "model"; readonly model: RfmModel }
  | { readonly type: "failed"; readonly error: ErrorRecord };
