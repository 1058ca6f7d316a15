import { eigh, identity, type Matrix, matmul, NumericalError, type Work } from "@collapsar/linalg";
import { advance, caller } from "@collapsar/linalg/check";
import { frobeniusNorm, subtract } from "@collapsar/linalg/parts";

/** A symmetric C × C matrix and a number, at one time or over a stretch. */
export interface Pair {
  readonly class: Matrix;
  readonly single: number;
}

/** Gauss nodes on [0, 1], and the weights of the two exponentials of a step. */
const NODES = [0.5 - Math.sqrt(3) / 6, 0.5 + Math.sqrt(3) / 6] as const;
const [NEAR, FAR] = [0.25 + Math.sqrt(3) / 6, 0.25 - Math.sqrt(3) / 6] as const;

/** Steps after which the rates are given up as too fast. */
const MOST = 10_000;

/** The first step as a share of the time: two halves that both miss a fast start agree. */
const FIRST = 1e-12;

/** The share of rtol that counts against what has decayed. */
const DECAYED = 1e-4;

/**
 * Φ(time) and φ(time) of Φ̇ = −Q(t)Φ, φ̇ = −q(t)φ from I and 1, Q symmetric: the commutator-free Magnus method of
 * order 4 with steps halved for their error. Rates however large take no more steps.
 *
 * Source: Blanes and Moan 2006, "Fourth- and sixth-order commutator-free Magnus integrators".
 *
 * @throws NumericalError if more than 10,000 steps are needed
 */
export function contraction(
  rates: (t: number) => Pair,
  { size, time, rtol, ...work }: { size: number; time: number; rtol: number } & Work,
): Pair {
  const floor = DECAYED * rtol * Math.sqrt(size);
  let at: Pair = { class: identity(size), single: 1 };
  let t = 0;
  let h = FIRST * time;
  for (let steps = 0; t < time; steps++) {
    if (steps >= MOST || !(t + h > t)) {
      const message = `the blocks must change slowly enough to follow, got to t = ${t} of ${time}`;
      throw new NumericalError(message, { fn: caller });
    }
    const once = stepped(rates, at, t, h);
    const twice = stepped(rates, stepped(rates, at, t, h / 2), t + h / 2, h / 2);
    const error = Math.max(
      frobeniusNorm(subtract(once.class, twice.class)) / (rtol * frobeniusNorm(twice.class) + floor),
      Math.abs(once.single - twice.single) / (rtol * twice.single + floor),
    );
    const factor = Math.min(10, Math.max(0.1, 0.9 * Math.max(error, 1e-10) ** (-1 / 5)));
    if (error <= 1) {
      at = twice;
      t = h >= time - t ? time : t + h;
      advance(work, { done: 100 * (t / time), total: 100, unit: "%" });
    }
    h = Math.min(time - t, h * (Number.isFinite(error) ? factor : 0.1)) || h;
  }
  return at;
}

function stepped(rates: (t: number) => Pair, at: Pair, t: number, h: number): Pair {
  const [first, second] = NODES.map((node) => rates(t + node * h)) as [Pair, Pair];
  return decayed(second, first, decayed(first, second, at, h), h);
}

/** e^{−h(NEAR·a + FAR·b)} times what is there. */
function decayed(a: Pair, b: Pair, at: Pair, h: number): Pair {
  const Q: Matrix = {
    rows: a.class.rows,
    cols: a.class.cols,
    data: a.class.data.map((value, i) => NEAR * value + FAR * b.class.data[i]!),
  };
  const { values, vectors } = eigh(Q);
  const moved = matmul(vectors, at.class, { transposeA: true });
  for (let i = 0; i < moved.data.length; i++) {
    moved.data[i]! *= Math.exp(-h * values[Math.floor(i / moved.cols)]!);
  }
  return {
    class: matmul(vectors, moved),
    single: at.single * Math.exp(-h * (NEAR * a.single + FAR * b.single)),
  };
}
