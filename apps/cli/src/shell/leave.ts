/** The system's way to end a process; undefined without koffi: then there is no native code to wait for either. */
type Leave = ((code: number) => void) | undefined;

let leaving: Promise<Leave> | undefined;

/** Loads what ends the program at once; called when a user asks to stop, so that nothing is left to load at the end. */
export function prepareToLeave(): Promise<Leave> {
  leaving ??= import("@collapsar/linalg/native")
    .then(({ processLeaver }) => processLeaver())
    .catch(() => undefined);
  return leaving;
}

/**
 * Ends the program now, whatever its threads are doing; without koffi it waits for those in native code, as
 * `process.exit` does.
 */
export async function leaveAtOnce(code: number): Promise<never> {
  const leave = await prepareToLeave();
  leave?.(code);
  process.exit(code);
}
