import type { InProcessPeer, PythonPeer } from "./case.js";
import { pythonFor } from "./python.js";

/** Something that runs a number of times and tells the seconds of one run. */
export type Timed = (times: number) => Promise<number>;

let sink: unknown;

/** Times a function in this process; a promise is awaited. */
export function inProcess(run: () => unknown): Timed {
  return async (times) => {
    const start = process.hrtime.bigint();
    for (let i = 0; i < times; i++) {
      sink = run();
      if (sink instanceof Promise) sink = await sink;
    }
    return Number(process.hrtime.bigint() - start) / 1e9 / times;
  };
}

/** Times a peer, or says in `note` why it cannot run. */
export async function timedPeer(
  peer: InProcessPeer | PythonPeer | undefined,
): Promise<{ timed?: Timed; note?: string }> {
  if (!peer) return {};
  if ("run" in peer) return { timed: inProcess(peer.run) };
  const python = await pythonFor(peer.env ?? {});
  if (!python) return { note: `no python3 that imports numpy: peer ${peer.name} left out` };
  const failure = await python.setup(peer.setup ?? "");
  if (failure) return { note: `peer ${peer.name} left out: ${failure}` };
  return { timed: (times) => python.time(peer.python, times) };
}

/** How many runs one sample needs to last at least 5 ms, found while warming up. */
async function calibrate(timed: Timed): Promise<number> {
  let times = 1;
  for (;;) {
    const seconds = await timed(times);
    if (seconds * times >= 0.005 || times >= 1e7) return times;
    times = Math.ceil(times * Math.min(20, Math.max(2, 0.008 / (seconds * times + 1e-9))));
  }
}

/** BLAS threads spin for some 30 ms after a call; the other side must not pay for them. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 60));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Medians of warm runs, ours and the peer's in turn: at least 5 each, at most 25, about two seconds. */
export async function interleaved(ours: Timed, theirs: Timed | undefined) {
  const sides = theirs ? [ours, theirs] : [ours];
  const counts: number[] = [];
  for (const side of sides) {
    counts.push(await calibrate(side));
    await settle();
  }
  const samples: number[][] = sides.map(() => []);
  const start = performance.now();
  for (let round = 0; round < 25; round++) {
    if (round >= 5 && performance.now() - start > 2000) break;
    for (const [s, side] of sides.entries()) {
      samples[s]!.push(await side(counts[s]!));
      await settle();
    }
  }
  return { seconds: median(samples[0]!), peerSeconds: samples[1] ? median(samples[1]) : null };
}
