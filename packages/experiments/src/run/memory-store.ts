import { InputError, shownValue } from "@collapsar/linalg/check";
import type { RunStore } from "./run-store.js";

/** A run directory in memory: for browsers, which have no disk, and for tests. */
export interface MemoryStore extends RunStore {
  /** Contents by file name. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** A store that keeps its files in memory, beginning with those of an earlier run where they are given. */
export function memoryStore(earlier: Iterable<readonly [string, string | Uint8Array]> = []): MemoryStore {
  checkEarlier(earlier);
  const files = new Map(earlier);
  const text = (name: string): string | undefined => {
    const content = files.get(name);
    return content instanceof Uint8Array ? new TextDecoder().decode(content) : content;
  };
  return {
    files,
    write: (name, content) => void files.set(name, content),
    append: (name, added) => void files.set(name, (text(name) ?? "") + added),
    read: text,
  };
}

function checkEarlier(earlier: Iterable<unknown>): void {
  const isIterable = typeof earlier === "object" && earlier !== null && Symbol.iterator in earlier;
  if (isIterable) return;
  const requirement = "must be an iterable of names with contents, as the files of an earlier run";
  throw new InputError({
    fn: "memoryStore",
    argument: "earlier",
    requirement,
    received: shownValue(earlier),
  });
}
