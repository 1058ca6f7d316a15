/** Milliseconds since the epoch, so many seconds from now; undefined without a number. */
export function endsIn(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Date.now() + 1000 * seconds;
}

/** Whether a moment has come: a plain number crosses threads. */
export function isOver(endsAt: number | undefined): boolean {
  return endsAt !== undefined && Date.now() >= endsAt;
}
