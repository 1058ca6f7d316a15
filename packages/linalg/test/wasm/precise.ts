// Elementary functions in arbitrary precision by BigInt fixed point: the reference for the errors of the maps.
// A value is `mantissa · 2^−bits`.

export interface Fixed {
  readonly mantissa: bigint;
  readonly bits: number;
}

const bytes = new DataView(new ArrayBuffer(8));

/** x = mantissa · 2^exponent exactly. */
function parts(x: number): { mantissa: bigint; exponent: number } {
  bytes.setFloat64(0, x);
  const word = bytes.getBigUint64(0);
  const biased = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n;
  return { mantissa: x < 0 ? -mantissa : mantissa, exponent: Math.max(biased, 1) - 1075 };
}

const shift = (m: bigint, by: number) => (by >= 0 ? m << BigInt(by) : m >> BigInt(-by));

function fixed(x: number, bits: number): bigint {
  const { mantissa, exponent } = parts(x);
  return shift(mantissa, exponent + bits);
}

/** Fractional bits that leave 180 significant ones to numbers of the size of x. */
function bitsFor(x: number): number {
  const { mantissa, exponent } = parts(x);
  if (mantissa === 0n) return 180;
  return 180 + Math.max(0, -(exponent + 52));
}

const memo = new Map<string, bigint>();
function remember(name: string, bits: number, compute: () => bigint): bigint {
  const key = `${name}${bits}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const value = compute();
  memo.set(key, value);
  return value;
}

function arctanInverse(n: bigint, bits: number): bigint {
  let term = (1n << BigInt(bits)) / n;
  let sum = term;
  for (let k = 3n; term !== 0n; k += 2n) {
    term = -term / (n * n);
    sum += term / k;
  }
  return sum;
}

const pi = (bits: number) =>
  remember(
    "pi",
    bits,
    () => (16n * arctanInverse(5n, bits + 20) - 4n * arctanInverse(239n, bits + 20)) >> 20n,
  );

const ln2 = (bits: number) =>
  remember("ln2", bits, () => {
    let sum = 0n;
    let power = (2n << BigInt(bits + 20)) / 3n;
    for (let k = 1n; power !== 0n; k += 2n) {
      sum += power / k;
      power /= 9n;
    }
    return sum >> 20n;
  });

function squareRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let x = 1n << BigInt((n.toString(16).length * 4 + 2) >> 1);
  for (;;) {
    const y = (x + n / x) >> 1n;
    if (y >= x) return x;
    x = y;
  }
}

/** exp of a fixed-point argument, as n with r: exp = r · 2ⁿ. */
function expParts(x: bigint, bits: number): { n: number; r: bigint } {
  const one = BigInt(bits);
  const n = Number((x + (ln2(bits) >> 1n)) / ln2(bits));
  const r = (x - BigInt(n) * ln2(bits)) >> 8n;
  let term = 1n << one;
  let sum = term;
  for (let k = 1n; term !== 0n && term !== -1n; k++) {
    term = ((term * r) >> one) / k;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> one;
  return { n, r: sum };
}

function exp(x: number): Fixed {
  const bits = bitsFor(x) + 20;
  const { n, r } = expParts(fixed(x, bits), bits);
  return { mantissa: r, bits: bits - n };
}

/** exp − 1 of a fixed-point argument, in the same fixed point. */
function expm1Fixed(x: bigint, bits: number): bigint {
  const { n, r } = expParts(x, bits);
  return shift(r, n) - (1n << BigInt(bits));
}

function expm1(x: number): Fixed {
  const bits = bitsFor(x) + 20;
  return { mantissa: expm1Fixed(fixed(x, bits), bits), bits };
}

function tanh(x: number): Fixed {
  const bits = bitsFor(x) + 200;
  const e = expm1Fixed(2n * fixed(x, bits), bits);
  return { mantissa: (e << BigInt(bits)) / (e + (2n << BigInt(bits))), bits };
}

function log(x: number): Fixed {
  const bits = 280;
  if (x === 1) return { mantissa: 0n, bits };
  const { mantissa, exponent } = parts(x);
  const length = mantissa.toString(2).length;
  const m = shift(mantissa, bits - length);
  const guess = fixed(Math.log(Number(m >> BigInt(bits - 60)) / 2 ** 60), bits);
  const { n, r } = expParts(-guess, bits);
  const d = shift((m * r) >> BigInt(bits), n) - (1n << BigInt(bits));
  let sum = 0n;
  let power = d;
  for (let k = 1n; k < 12n; k++) {
    sum += (k % 2n === 1n ? power : -power) / k;
    power = (power * d) >> BigInt(bits);
  }
  return { mantissa: guess + sum + BigInt(exponent + length) * ln2(bits), bits };
}

/** sin and cos of a small fixed-point angle. */
function waves(r: bigint, bits: number): { s: bigint; c: bigint } {
  const one = BigInt(bits);
  const sums = [0n, 0n];
  let term = 1n << one;
  for (let k = 0n; term !== 0n && term !== -1n; k++) {
    const sign = (k >> 1n) % 2n === 0n ? 1n : -1n;
    sums[Number(k % 2n)]! += sign * term;
    term = ((term * r) >> one) / (k + 1n);
  }
  return { c: sums[0]!, s: sums[1]! };
}

function circular(x: number, quarterTurns: bigint): Fixed {
  const bits = bitsFor(x) + 100;
  const wide = bits + 1100;
  const half = pi(wide) >> 1n;
  const exact = fixed(x, wide);
  let n = exact / half;
  let r = exact - n * half;
  if (2n * r > half) [n, r] = [n + 1n, r - half];
  if (2n * r < -half) [n, r] = [n - 1n, r + half];
  const { s, c } = waves(r >> 1100n, bits);
  const quarter = Number((((n + quarterTurns) % 4n) + 4n) % 4n);
  return { mantissa: [s, c, -s, -c][quarter]!, bits };
}

/** The angle of the fixed-point point (x, y), bits as theirs. */
function angle(y: bigint, x: bigint, bits: number): bigint {
  if (y < 0n) return -angle(-y, x, bits);
  if (x < 0n) return pi(bits) - angle(y, -x, bits);
  if (y > x) return (pi(bits) >> 1n) - angle(x, y, bits);
  const one = BigInt(bits);
  const t = (y << one) / x;
  const guess = fixed(Math.atan(Number(t >> BigInt(bits - 60)) / 2 ** 60), bits);
  const { s, c } = waves(guess, bits);
  const d = ((y * c - x * s) << one) / (x * c + y * s);
  const d2 = (d * d) >> one;
  return guess + d - ((d * d2) >> one) / 3n + ((((d * d2) >> one) * d2) >> one) / 5n;
}

function arcsin(x: number): Fixed {
  const bits = bitsFor(x) + 20;
  const s = fixed(x, bits);
  return { mantissa: angle(s, squareRoot((1n << BigInt(2 * bits)) - s * s), bits), bits };
}

function arccos(x: number): Fixed {
  const bits = bitsFor(x) + 60;
  const c = fixed(x, bits);
  return { mantissa: angle(squareRoot((1n << BigInt(2 * bits)) - c * c), c, bits), bits };
}

/** atan2(y, x) of finite numbers, not both zero. */
export function arctan2(y: number, x: number): Fixed {
  const a = parts(y);
  const b = parts(x);
  const base = Math.min(a.exponent, b.exponent);
  const [my, mx] = [a.mantissa << BigInt(a.exponent - base), b.mantissa << BigInt(b.exponent - base)];
  const gap = Math.abs(my.toString(2).length - mx.toString(2).length);
  return { mantissa: angle(my, mx, 240 + 2 * gap), bits: 240 + 2 * gap };
}

/** erf by its series with positive terms: 2/√π · exp(−x²) · Σ 2ᵏ x^(2k+1)/(2k+1)!!. */
function erfFixed(x: number, bits: number): bigint {
  const one = BigInt(bits);
  const v = fixed(x, bits);
  const square = (v * v) >> one;
  let term = v;
  let sum = 0n;
  for (let k = 1n; term !== 0n && term !== -1n; k += 2n) {
    sum += term;
    term = ((2n * term * square) >> one) / (k + 2n);
  }
  const { n, r } = expParts(-square, bits);
  const root = squareRoot(pi(bits) << one);
  return (((2n * shift(sum * r, n)) >> one) << one) / root;
}

function erf(x: number): Fixed {
  const bits = bitsFor(x) + 200;
  return { mantissa: erfFixed(Math.max(-9, Math.min(9, x)), bits), bits };
}

function erfc(x: number): Fixed {
  const bits = x > 0 ? 300 + Math.ceil(1.45 * x * x) * 2 : 400;
  return { mantissa: (1n << BigInt(bits)) - erfFixed(Math.max(-9, x), bits), bits };
}

function sqrt(x: number): Fixed {
  const { mantissa, exponent } = parts(x);
  const even = (exponent % 2 === 0 ? 400 : 401) as number;
  return { mantissa: squareRoot(mantissa << BigInt(even)), bits: (even - exponent) / 2 };
}

/** The reference of every map, for finite arguments in the function's domain. */
export const PRECISE: Readonly<Record<string, (x: number) => Fixed>> = {
  exp,
  log,
  expm1,
  sqrt,
  sin: (x) => circular(x, 0n),
  cos: (x) => circular(x, 1n),
  tanh,
  arcsin,
  arccos,
  erf,
  erfc,
};

/** Distance of y from the exact value, in units in the last place of that value. */
export function ulps(y: number, exact: Fixed): number {
  const { mantissa, bits } = exact;
  if (mantissa === 0n) return y === 0 ? 0 : Number.POSITIVE_INFINITY;
  const magnitude = (mantissa < 0n ? -mantissa : mantissa).toString(2).length - 1 - bits;
  if (magnitude >= 1024) return Math.abs(y) === Number.POSITIVE_INFINITY ? 0 : Number.POSITIVE_INFINITY;
  if (!Number.isFinite(y)) return Number.POSITIVE_INFINITY;
  const last = Math.max(magnitude - 52, -1074);
  const p = parts(y);
  const fine = Math.max(bits, -p.exponent, -last) + 24;
  const difference = shift(p.mantissa, p.exponent + fine) - shift(mantissa, fine - bits);
  return Number(shift(difference < 0n ? -difference : difference, -(last + fine) + 20)) / 2 ** 20;
}
