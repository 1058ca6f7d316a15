import type { ModelOptions } from "@collapsar/rfm";
import type { CommandContext } from "../../../contract/context.js";

/** Progress of `fitModel` as one bar that never goes back: rounds and iterations, or the share of a tree. */
export function fitProgress({
  progress,
}: Pick<CommandContext, "progress">): Pick<ModelOptions, "onProgress"> {
  let furthest = 0;
  return {
    onProgress({ done, total, unit, message }) {
      if (total === undefined) {
        progress({ done, unit, message });
        return;
      }
      furthest = Math.max(furthest, done);
      progress({ done: furthest, total, unit, message });
    },
  };
}
