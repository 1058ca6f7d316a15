/**
 * Loads tfjs-node, whose 4.22 calls `util.isNullOrUndefined`, gone since Node 23: that one function is put back first.
 * The name is a variable so that bundlers leave the optional module alone.
 */
export async function importNative(): Promise<void> {
  const process = (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process;
  const util = process?.getBuiltinModule?.("node:util") as
    | { isNullOrUndefined?: (value: unknown) => boolean }
    | undefined;
  if (util && !util.isNullOrUndefined)
    util.isNullOrUndefined = (value) => value === null || value === undefined;
  const name = "@tensorflow/tfjs-node";
  await import(/* @vite-ignore */ name);
}

/** The first line of what was thrown. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!.trimEnd();
}

/** Why tfjs-node is not there and how to get it, from the fault with which it failed to load. */
export function nativeAbsence(error: unknown): string {
  if ((error as { code?: unknown } | undefined)?.code === "ERR_MODULE_NOT_FOUND") {
    return "@tensorflow/tfjs-node is not installed; npm install @tensorflow/tfjs-node";
  }
  return (
    `${firstLine(error)}; where its native library was not fetched when it was installed, npm rebuild ` +
    "@tensorflow/tfjs-node fetches it, with pnpm after pnpm approve-builds"
  );
}
