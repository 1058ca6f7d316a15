import { checkAtMost, checkInteger, checkNumbers, InputError } from "../check/index.js";
import { normalQuantile } from "./normal-quantile.js";

/** The four words of a generator, enough to continue it elsewhere. */
export type RandomState = readonly [number, number, number, number];

/** A seeded stream of random numbers; every method advances the one stream. */
export interface Random {
  /** Uniform on [0, 1), a multiple of 2⁻⁵³. */
  next(): number;
  /** Standard normal, by the quantile function of one uniform. */
  normal(): number;
  /** Standard Cauchy, tan(π(u − 1/2)). */
  cauchy(): number;
  /** Uniform on [low, high). */
  uniform(low: number, high: number): number;
  /** A whole number 0 … n−1, without bias; n at most 2³². */
  integer(n: number): number;
  /** A random permutation of 0 … n−1 (Fisher–Yates). */
  permutation(n: number): Uint32Array;
  /** A generator of its own, seeded from this one; the two streams are independent for all practical purposes. */
  fork(): Random;
  /** The state now; `randomFromState` continues from it. */
  state(): RandomState;
}

function rotateLeft(x: number, by: number): number {
  return (x << by) | (x >>> (32 - by));
}

/** Steele's splitmix32, which spreads a seed over the state; never four zeros in a row. */
function spread(seed: number): () => number {
  let s = seed | 0;
  return () => {
    s = (s + 0x9e3779b9) | 0;
    let z = s;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
}

/**
 * The xoshiro128** generator (Blackman & Vigna 2021) from a state of four 32-bit words, not all zero: 32 random bits
 * a step, period 2¹²⁸ − 1; uniforms take 53 bits from two steps.
 */
export function randomFromState(state: RandomState): Random {
  checkNumbers("randomFromState", "state", state, 4);
  let [a, b, c, d] = [state[0] | 0, state[1] | 0, state[2] | 0, state[3] | 0];
  if ((a | b | c | d) === 0) {
    const requirement = "must not be all zero";
    throw new InputError({ fn: "randomFromState", argument: "state", requirement, received: "0, 0, 0, 0" });
  }

  function bits(): number {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  }
  /** A whole number below 2⁵³. */
  function long(): number {
    return (bits() >>> 5) * 67108864 + (bits() >>> 6);
  }
  const next = () => long() / 9007199254740992;
  /** Uniform on the open interval (0, 1): the middles of 2⁵² equal parts. */
  const open = () => (Math.floor(long() / 2) + 0.5) / 4503599627370496;
  function integer(n: number): number {
    checkInteger("integer", "n", n, 1);
    checkAtMost("integer", "n", n, 4294967296);
    const limit = 4294967296 - (4294967296 % n);
    let value = bits();
    while (value >= limit) value = bits();
    return value % n;
  }
  function permutation(n: number): Uint32Array {
    checkInteger("permutation", "n", n, 0);
    const order = Uint32Array.from({ length: n }, (_, i) => i);
    for (let i = n - 1; i > 0; i--) {
      const j = integer(i + 1);
      const held = order[i]!;
      order[i] = order[j]!;
      order[j] = held;
    }
    return order;
  }
  function fork(): Random {
    const word = spread(bits() ^ Math.imul(bits(), 0x9e3779b1));
    return randomFromState([word() ^ bits(), word() ^ bits(), word() ^ bits(), (word() ^ bits()) | 1]);
  }
  return {
    next,
    normal: () => normalQuantile(open()),
    cauchy: () => Math.tan(Math.PI * (open() - 0.5)),
    uniform: (low, high) => low + (high - low) * next(),
    integer,
    permutation,
    fork,
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  };
}

/**
 * A generator from a seed: a whole number, of which the low 53 bits count.
 *
 * @throws InputError if the seed is not a safe whole number
 */
export function seededRandom(seed: number): Random {
  checkInteger("seededRandom", "seed", seed);
  const low = spread(seed | 0);
  const high = spread(Math.floor(seed / 4294967296) ^ 0x5bf03635);
  return randomFromState([low() ^ high(), low() ^ high(), low() ^ high(), (low() ^ high()) | 1]);
}
