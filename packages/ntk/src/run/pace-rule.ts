/** Accepted steps between two looks at the pace. */
const WINDOW = 500;

/**
 * Foretells, after each step, how many a run will need, told the share of the run that is done: undefined until these are
 * more than `maxSteps`. What a window of steps gains is taken to grow on by the factor that it grew by last.
 */
export function paceRule(maxSteps: number): (share: number) => number | undefined {
  let [steps, done, before] = [0, 0, 0];
  return (share) => {
    if (++steps % WINDOW !== 0) return undefined;
    const gain = share - done;
    const needed = steps + WINDOW * windowsLeft((1 - share) / gain, before > 0 ? gain / before : 1);
    const foretold = steps > WINDOW && !(needed <= maxSteps);
    [done, before] = [share, gain];
    return foretold ? needed : undefined;
  };
}

/** Windows until gains of g, g², … times the last one make up what is left; ∞ where they never do. */
function windowsLeft(left: number, g: number): number {
  if (!(left >= 0 && Number.isFinite(left))) return Number.POSITIVE_INFINITY;
  if (Math.abs(g - 1) < 1e-6) return left;
  const sum = 1 + (left * (g - 1)) / g;
  return sum > 0 ? Math.log(sum) / Math.log(g) : Number.POSITIVE_INFINITY;
}
