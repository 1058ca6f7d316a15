import type { StopSignal } from "@collapsar/linalg/check";

/** Polling interval for a request to stop: well within the second that Ctrl-C may take. */
const lookMs = 50;

/**
 * Calls back once when the user asks to stop: for a thread that waits for others and has time to look.
 *
 * @returns what ends the watch
 */
export function onStop(stop: StopSignal, stopped: () => void): () => void {
  const timer = setInterval(() => {
    if (!stop.aborted) return;
    clearInterval(timer);
    stopped();
  }, lookMs);
  return () => clearInterval(timer);
}
