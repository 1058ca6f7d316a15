/** Calls back when a signal aborts, once however many trials share it: a listener each would be hundreds. */
export function abortWatch(onAbort: (reason: unknown) => void): (signal: AbortSignal | undefined) => void {
  const watched = new WeakSet<AbortSignal>();
  return (signal) => {
    if (signal === undefined || watched.has(signal)) return;
    watched.add(signal);
    signal.addEventListener("abort", () => onAbort(signal.reason), { once: true });
  };
}
