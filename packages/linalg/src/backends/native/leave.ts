import { loadKoffi } from "./koffi.js";

/**
 * Ends the process at once with an exit code, by the system's own call: `process.exit` waits for threads that are
 * inside native code. What is written must have been flushed; nothing is called on the way.
 *
 * @throws Error if koffi is not installed, or finds no such call
 */
export function processLeaver(): (code: number) => void {
  return loadKoffi().load(null).func("_exit", "void", ["int"]) as (code: number) => void;
}
