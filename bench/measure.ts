import type { InProcessPeer, PythonPeer } from "./case.js";
import { pythonFor } from "./python.js";

/** Something that runs warm: `items` timings in a row, each the mean seconds of `times` runs. */
export type Timed = (items: number, times: number) => Promise<readonly number[]>;

/** The composition of one side's turn, and the seconds of the run that determined it. */
interface Turn {
  readonly items: number;
  readonly times: number;
  readonly first: number;
}

/** An item lasts at least this long, a turn about that long: seconds. */
const ITEM = 0.005;
const TURN = 0.15;
/** Up to this many seconds a run comes at least three times in a turn: most timings are not the first after a pause. */
const SHORT = 0.5;
/** From so many seconds on warming up changes nothing: the first run counts, and two turns follow instead of five. */
const LONG = 5;

/**
 * The pause after each turn, in milliseconds. The threads of a stock OpenBLAS spin for 2²⁸ cycles after a call, some
 * 100 ms: the other side must not share a core with them.
 */
const PAUSE = 250;

let sink: unknown;

async function timeItem(run: () => unknown, times: number): Promise<number> {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) {
    sink = run();
    if (sink instanceof Promise) sink = await sink;
  }
  return Number(process.hrtime.bigint() - start) / 1e9 / times;
}

/** Times a function in this process; a promise is awaited. */
export function inProcess(run: () => unknown): Timed {
  return async (items, times) => {
    const seconds: number[] = [];
    for (let i = 0; i < items; i++) seconds.push(await timeItem(run, times));
    return seconds;
  };
}

/** The module that a peer is. */
const MODULES: Readonly<Record<PythonPeer["name"], string>> = {
  numpy: "numpy",
  scipy: "scipy",
  "scikit-learn": "sklearn",
  pytorch: "torch",
};

/** Times a peer, or says in `note` why it cannot run. */
export async function timedPeer(
  peer: InProcessPeer | PythonPeer | undefined,
): Promise<{ timed?: Timed; note?: string }> {
  if (!peer) return {};
  if ("run" in peer) return { timed: inProcess(peer.run) };
  const python = await pythonFor(MODULES[peer.name], peer.env ?? {});
  if (!python) return { note: `no python3 that imports ${MODULES[peer.name]}: peer ${peer.name} left out` };
  const failure = await python.setup(peer.setup ?? "");
  if (failure) return { note: `peer ${peer.name} left out: ${failure}` };
  return { timed: (items, times) => python.time(peer.python, items, times) };
}

/** How many runs an item and how many items a turn needs, found while warming up. */
async function calibrate(timed: Timed): Promise<Turn> {
  let times = 1;
  for (;;) {
    const seconds = (await timed(1, times))[0]! * times;
    if (seconds >= ITEM || times >= 1e7) {
      const least = seconds < SHORT ? 3 : 1;
      const items = Math.min(25, Math.max(least, Math.round(TURN / seconds)));
      return { times, items, first: seconds / times };
    }
    times = Math.ceil(times * Math.min(20, Math.max(2, (1.6 * ITEM) / (seconds + 1e-9))));
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * Medians of all items and of each turn, ours and the peer's in turn with a pause between: at least 5 turns each,
 * about four seconds; of runs that take long 2 turns and the first run.
 */
export async function interleaved(ours: Timed, theirs: Timed | undefined) {
  const sides = theirs ? [ours, theirs] : [ours];
  const turns: Turn[] = [];
  for (const side of sides) {
    turns.push(await calibrate(side));
    await pause();
  }
  const samples = turns.map(({ first }) => (first < LONG ? [] : [first]));
  const rounds: number[][] = [];
  const least = turns.some(({ first }) => first >= LONG) ? 2 : 5;
  const start = performance.now();
  for (let round = 0; round < least || (round < 10 && performance.now() - start < 4000); round++) {
    const medians: number[] = [];
    for (const [s, side] of sides.entries()) {
      const seconds = await side(turns[s]!.items, turns[s]!.times);
      samples[s]!.push(...seconds);
      medians.push(median(seconds));
      await pause();
    }
    rounds.push(medians);
  }
  return { seconds: median(samples[0]!), peerSeconds: samples[1] ? median(samples[1]) : null, turns: rounds };
}
