const numberPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const wholePattern = /^[+-]?\d+$/;
const infinity = /^[+-]?inf(?:inity)?$/i;

/** The number that a cell holds in the plain form of programs, or undefined where it holds anything else. */
export function cellNumber(cell: string): number | undefined {
  return numberPattern.test(cell) ? Number(cell) : undefined;
}

const [plus, minus, zero, nine] = [43, 45, 48, 57];

/**
 * Whether a number is written with a zero before other digits: its value does not spell it again, 02134 is no 2134
 * among names.
 */
export function hasLeadingZero(cell: string): boolean {
  const first = cell.charCodeAt(0);
  const at = first === plus || first === minus ? 1 : 0;
  const next = cell.charCodeAt(at + 1);
  return cell.charCodeAt(at) === zero && next >= zero && next <= nine;
}

/** The whole number of a cell that float64 cannot hold exactly. */
export function wideInteger(cell: string, value: number): bigint | undefined {
  if (Number.isSafeInteger(value) || !wholePattern.test(cell)) return undefined;
  return BigInt(cell.startsWith("+") ? cell.slice(1) : cell);
}

/** Whether a cell spells an infinity, which is no value to compute with. */
export function isInfinity(cell: string): boolean {
  return infinity.test(cell);
}

const booleans = new Map([
  ...["true", "True", "TRUE"].map((word) => [word, 1] as const),
  ...["false", "False", "FALSE"].map((word) => [word, 0] as const),
]);

/** 1 for true, 0 for false as R, Python or JSON write them; undefined for everything else. */
export function cellBoolean(cell: string): 0 | 1 | undefined {
  return booleans.get(cell);
}

/** A name with its trailing zeros taken off: 2.0 and 2 are one category, 02 is another. */
export function categoryName(cell: string): string {
  return /^-?(?:0|[1-9]\d*)\.\d*$/.test(cell) ? cell.replace(/\.?0*$/, "") : cell;
}
