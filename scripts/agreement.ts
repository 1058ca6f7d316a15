/** How far two numbers may differ: |a − e| ≤ absolute + relative·max(|a|, |e|), or relative to the largest entry. */
export interface Tolerance {
  readonly relative?: number | undefined;
  readonly absolute?: number | undefined;
  /** Allowed share of the largest entry of the expected numbers: the measure of a norm. */
  readonly ofLargest?: number | undefined;
}

type Numbers = { readonly path: string; readonly value: number }[];

interface MatrixLike {
  readonly rows: number;
  readonly cols: number;
  readonly data: ArrayLike<number>;
}

function isMatrix(value: object): value is MatrixLike {
  return "rows" in value && "cols" in value && "data" in value;
}

function isList(value: object): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** Every number of a value with the place where it stands. */
function collect(value: unknown, path: string, into: Numbers, others: Map<string, unknown>): void {
  if (typeof value === "number") into.push({ path, value });
  else if (value === null || typeof value !== "object") others.set(path, value);
  else if (isMatrix(value)) {
    const { rows, cols, data } = value;
    others.set(`${path}.shape`, `${rows}×${cols}`);
    for (let i = 0; i < data.length; i++) {
      into.push({ path: `${path} row ${Math.floor(i / cols)}, column ${i % cols}`, value: data[i]! });
    }
  } else if (isList(value)) {
    others.set(`${path}.length`, value.length);
    for (let i = 0; i < value.length; i++) collect(value[i], `${path}[${i}]`, into, others);
  } else for (const [key, inner] of Object.entries(value)) collect(inner, `${path}.${key}`, into, others);
}

function gap(actual: number, expected: number): number {
  if (Object.is(actual, expected) || actual === expected) return 0;
  const difference = Math.abs(actual - expected);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

/** The first place where anything but numbers differs: shapes, lengths, names, keys. */
function otherDifference(actual: Map<string, unknown>, expected: Map<string, unknown>): string | undefined {
  for (const path of new Set([...expected.keys(), ...actual.keys()])) {
    const [found, wanted] = [actual.get(path), expected.get(path)];
    if (!Object.is(found, wanted)) return `${path}: ${String(found)} where ${String(wanted)} is expected`;
  }
  return undefined;
}

/** Undefined where the two agree; else one line that says where they differ most and by how much. */
export function disagreement(
  actual: unknown,
  expected: unknown,
  tolerance: Tolerance = {},
): string | undefined {
  const { relative = 0, absolute = 0, ofLargest = 0 } = tolerance;
  const [found, wanted]: [Numbers, Numbers] = [[], []];
  const [foundOthers, wantedOthers] = [new Map<string, unknown>(), new Map<string, unknown>()];
  collect(actual, "value", found, foundOthers);
  collect(expected, "value", wanted, wantedOthers);
  const other = otherDifference(foundOthers, wantedOthers);
  if (other !== undefined) return other;
  const at = found.findIndex(({ path }, i) => path !== wanted[i]?.path);
  if (at >= 0 || found.length !== wanted.length) {
    return `${found[at]?.path ?? wanted[found.length]?.path}: numbers stand in other places than expected`;
  }
  let largest = 0;
  for (const { value } of wanted) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  let [bad, worst, excess] = [0, 0, 0];
  for (const [i, { value }] of found.entries()) {
    const expectation = wanted[i]!.value;
    const allowed =
      absolute + ofLargest * largest + relative * Math.max(Math.abs(value), Math.abs(expectation));
    const difference = gap(value, expectation);
    if (difference === 0 || (Number.isFinite(difference) && difference <= allowed)) continue;
    bad++;
    const ratio = allowed > 0 && Number.isFinite(allowed) ? difference / allowed : Number.POSITIVE_INFINITY;
    if (bad === 1 || ratio > excess) [worst, excess] = [i, ratio];
  }
  if (bad === 0) return undefined;
  const { path, value } = found[worst]!;
  const expectation = wanted[worst]!.value;
  const off = gap(value, expectation).toExponential(2);
  const times = Number.isFinite(excess) ? `, ${excess.toPrecision(3)} times what is allowed` : "";
  return `${bad} of ${found.length} numbers differ; worst at ${path}: ${value} for ${expectation}, off by ${off}${times}`;
}
