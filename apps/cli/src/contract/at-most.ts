import { setTimeout as pause } from "node:timers/promises";

/**
 * Waits for work to end, but no longer than `ms` milliseconds: a server may be gone, and native code does not stop at
 * once.
 */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, pause(ms)]);
}
