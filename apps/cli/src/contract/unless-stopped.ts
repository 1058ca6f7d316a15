import type { CommandContext } from "./context.js";
import { onStop } from "./on-stop.js";

/**
 * The result of work, or the user's request to stop, which does not wait for it.
 *
 * @throws InterruptedError where the user stops first
 */
export async function unlessStopped<T>(
  work: Promise<T>,
  { stop, checkStop }: Pick<CommandContext, "stop" | "checkStop">,
): Promise<T> {
  let unwatch = () => {};
  const stopped = new Promise<never>((_, reject) => {
    unwatch = onStop(stop, () => {
      try {
        checkStop();
      } catch (error) {
        reject(error);
      }
    });
  });
  return Promise.race([work, stopped]).finally(unwatch);
}
