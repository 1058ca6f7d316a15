/** Accepted steps between two looks at the pace. */
const WINDOW = 500;

/** Looks in a row at which a pace that slows down must foretell too many steps: a fast start slows down as well. */
const LOOKS = 4;

/**
 * Foretells, after each step, how many a run will need, told the share of the run that is done: undefined until these
 * are more than `maxSteps`. What a window of steps gains is taken to change on by the factor that it changed by last;
 * a factor
 * below 1 is believed when it has foretold too many steps several times in a row, and before that counts as 1.
 *
 * @param started - the share that was done before the first step
 */
export function paceRule(maxSteps: number, started: number): (share: number) => number | undefined {
  let [steps, done, before, slowing] = [0, started, 0, 0];
  return (share) => {
    if (++steps % WINDOW !== 0) return undefined;
    const gain = share - done;
    const change = before > 0 ? gain / before : 1;
    const needed = (factor: number) => steps + WINDOW * windowsLeft((1 - share) / gain, factor);
    const [ifLasting, ifChanging] = [needed(Math.max(1, change)), needed(change)];
    slowing = ifChanging <= maxSteps ? 0 : slowing + 1;
    const first = steps === WINDOW;
    [done, before] = [share, gain];
    if (!first && !(ifLasting <= maxSteps)) return ifLasting;
    return slowing < LOOKS ? undefined : ifChanging;
  };
}

/** Windows until gains of g, g², … times the last one make up what is left; ∞ where they never do. */
function windowsLeft(left: number, g: number): number {
  if (!(left >= 0 && Number.isFinite(left))) return Number.POSITIVE_INFINITY;
  if (Math.abs(g - 1) < 1e-6) return left;
  const sum = 1 + (left * (g - 1)) / g;
  return sum > 0 ? Math.log(sum) / Math.log(g) : Number.POSITIVE_INFINITY;
}
