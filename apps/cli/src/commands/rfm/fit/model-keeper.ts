import { type PartialModel, saveModel } from "@collapsar/rfm";
import { writeAtomic } from "../../../files/atomic-file.js";

/** Writes models on the way to their file. */
export interface ModelKeeper {
  offer(partial: PartialModel): void;
  /** Writes the newest model on the way. */
  keep(): void;
  /** The finished and the kept part, for a person who interrupts; `all` when the last model was written. */
  advice(all?: boolean): string;
}

/** The longest share of the time that keeping may take: a large model is not written after every leaf. */
const largestShare = 0.05;

/** Keeps the newest model on the way in a file, if there is one. */
export function modelKeeper(
  path: string | undefined,
  now: () => number = () => performance.now(),
): ModelKeeper {
  let latest: PartialModel | undefined;
  let kept = 0;
  let free = 0;
  return {
    offer(partial) {
      latest = partial;
      if (path === undefined || partial.done === partial.total) return;
      const start = now();
      if (start < free) return;
      writeAtomic(path, saveModel(partial.model()));
      kept = partial.done;
      free = now() + (now() - start) / largestShare;
    },
    keep() {
      if (latest === undefined || path === undefined) return;
      writeAtomic(path, saveModel(latest.model()));
      kept = latest.done;
    },
    advice(all = false) {
      if (latest === undefined) return "nothing was finished yet, nothing was written";
      const finished = `${latest.done} of ${latest.total} ${latest.unit} are finished`;
      if (path === undefined) return `${finished}; with --save MODEL they would be kept`;
      const what = latest.unit === "rounds" ? "their best model is" : "a model of them is";
      return `${finished}; ${kept < latest.done && !all ? `a model of the first ${kept} is` : what} in ${path}`;
    },
  };
}
