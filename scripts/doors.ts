import { expect, it } from "vitest";

/** Valid arguments of a public function, made anew for each call, and which of them is its options object. */
export interface Door {
  readonly args: () => readonly unknown[] | Promise<readonly unknown[]>;
  readonly options?: number | undefined;
  /** Whether NaN in a result marks what is not known yet. */
  readonly marksByNaN?: boolean | undefined;
  /** Whether it believes what a function that it is given returns: another function is no garbage then. */
  readonly believes?: boolean | undefined;
}

type Callable = (...args: readonly unknown[]) => unknown;

/** What may stand in place of an argument by mistake. */
const garbage = (): unknown[] => [undefined, null, "garbage", 1n, {}, [], () => undefined];

const shown = (value: unknown): string =>
  typeof value === "bigint"
    ? `${value}n`
    : typeof value === "function"
      ? "a function"
      : (JSON.stringify(value) ?? "undefined");

/** Whether NaN is among the numbers of a result. */
function holdsNaN(value: unknown): boolean {
  if (typeof value === "number") return Number.isNaN(value);
  if (value instanceof Float64Array || value instanceof Float32Array) return value.includes(Number.NaN);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNaN);
}

const kindOf = (value: unknown) => Object.prototype.toString.call(value);

/** The result of a function or class: a generator run to its end, of one that waits the first value. */
async function outcome(door: Callable, args: readonly unknown[]): Promise<unknown> {
  const isClass = /^class\b/.test(String(door));
  const result = await (isClass ? Reflect.construct(door, args) : door(...args));
  if (kindOf(result) === "[object Generator]") return [...(result as Iterable<unknown>)];
  if (kindOf(result) !== "[object AsyncGenerator]") return result;
  return (await (result as AsyncGenerator).next()).value;
}

/** How strict the doors of a package are. */
export interface Strictness {
  /** Whether an error begins with the name of the function that was called, not of one behind it. */
  readonly named?: boolean | undefined;
}

interface Tested extends Strictness {
  readonly name: string;
  readonly door: Callable;
  readonly call: Door;
}

/** What is wrong with a call: another error than an InputError, or NaN; undefined where all is well. */
async function faultOf(
  { name, door, call: { marksByNaN = false }, named = true }: Tested,
  args: readonly unknown[],
): Promise<string | undefined> {
  try {
    const result = await outcome(door, args);
    return !marksByNaN && holdsNaN(result) ? "gives NaN" : undefined;
  } catch (error) {
    const { kind, message } = error as { kind?: unknown; message?: unknown };
    if (kind !== "input") return `throws ${error}`;
    return !named || String(message).startsWith(`${name}: `)
      ? undefined
      : `throws in another name: ${message}`;
  }
}

/** Arguments with one of them, or one option, replaced; the words say which. */
async function spoiled({ args, options, believes }: Door): Promise<[words: string, args: unknown[]][]> {
  const insteadOf = (valid: unknown) =>
    garbage().filter(
      (value) => believes !== true || typeof value !== "function" || typeof valid !== "function",
    );
  const valid = await args();
  const calls: [string, unknown[]][] = [["without arguments", []]];
  for (const [at, argument] of valid.entries()) {
    for (const value of insteadOf(argument))
      calls.push([`argument ${at} as ${shown(value)}`, [...(await args())].with(at, value)]);
  }
  if (options === undefined) return calls;
  for (const [key, option] of Object.entries((valid[options] ?? {}) as object)) {
    for (const value of insteadOf(option)) {
      const fresh = await args();
      const given = { ...(fresh[options] as object), [key]: value };
      calls.push([`option ${key} as ${shown(value)}`, [...fresh].with(options, given)]);
    }
  }
  return calls;
}

/** What an unknown option is answered with, where that is no refusal by name. */
async function unknownOptionFault({ name, door, call, named = true }: Tested): Promise<string[]> {
  const { args, options } = call;
  if (options === undefined) return [];
  const valid = await args();
  try {
    await outcome(door, [...valid].with(options, { ...(valid[options] as object | undefined), zzz: 1 }));
    return ["passes over an unknown option"];
  } catch (error) {
    const { message } = error as Error;
    const isNamed = !named || message.startsWith(`${name}: `);
    return isNamed && message.includes('"zzz"') ? [] : [`refuses an unknown option by ${message}`];
  }
}

async function validFault({ door, call }: Tested): Promise<string[]> {
  try {
    await outcome(door, await call.args());
    return [];
  } catch (error) {
    return [`a valid call throws ${error}`];
  }
}

/**
 * What a public function answers badly: garbage in place of each argument and of each option that the valid call gives
 * must end in a value or in an InputError, and an unknown option in a refusal.
 */
export async function doorFaults(
  name: string,
  door: Callable,
  call: Door,
  strictness: Strictness = {},
): Promise<string[]> {
  const tested = { name, door, call, ...strictness };
  const faults = [...(await validFault(tested)), ...(await unknownOptionFault(tested))];
  for (const [words, args] of [["a valid call", await call.args()] as const, ...(await spoiled(call))]) {
    const fault = await faultOf(tested, args);
    if (fault !== undefined) faults.push(`${words}: ${fault}`);
  }
  return faults;
}

/** Calls of exported functions by name; a string is the reason why one is left out. */
export type Doors = Readonly<Record<string, Door | string>>;

/** Tests that every function that modules export has a call in the table, and answers as `doorFaults` wants it. */
export function testDoors(modules: readonly object[], doors: Doors, strictness?: Strictness): void {
  const all = modules.flatMap((module) => Object.entries(module));
  const functions = new Map(
    all.filter((entry): entry is [string, Callable] => typeof entry[1] === "function"),
  );
  it("every exported function has a call", () => {
    expect(Object.keys(doors).sort()).toEqual([...functions.keys()].sort());
  });
  for (const [name, call] of Object.entries(doors)) {
    if (typeof call === "string") continue;
    it(name, async () => {
      expect(await doorFaults(name, functions.get(name)!, call, strictness)).toEqual([]);
    });
  }
}
