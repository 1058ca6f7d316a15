import type { Progress } from "@collapsar/linalg";
import type { CommandContext } from "../../contract/context.js";

/** How far a series is: the files that are done, and what a file under way is at. */
export interface SeriesProgress {
  begin(path: string): void;
  within(path: string, part: Progress): void;
  end(path: string): void;
}

/** Tells the progress of a series of `total` files, or of one that has no end. */
export function seriesProgress(
  { progress }: Pick<CommandContext, "progress">,
  total?: number,
): SeriesProgress {
  let files = 0;
  const tell = (message: string) => progress({ done: files, total, unit: "files", message });
  return {
    begin: tell,
    within(path, { done, total: whole, unit, message = unit }) {
      const share = whole === undefined || whole === 0 ? `${done}` : `${Math.floor((100 * done) / whole)} %`;
      tell(`${path}: ${message} ${share}`);
    },
    end(path) {
      files += 1;
      tell(path);
    },
  };
}
