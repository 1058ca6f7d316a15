import type { RunStore } from "./run-store.js";

/** A run directory in memory: for browsers, which have no disk, and for tests. */
export interface MemoryStore extends RunStore {
  /** Contents by file name. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** A store that keeps its files in memory, beginning with those of an earlier run where they are given. */
export function memoryStore(earlier: Iterable<readonly [string, string | Uint8Array]> = []): MemoryStore {
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
