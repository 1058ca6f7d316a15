/** Valid arguments of a public function, made anew for each call, and which of them is its options object. */
export interface Door {
  readonly args: () => readonly unknown[];
  readonly options?: number | undefined;
  /** Whether NaN in a result marks what is not known yet. */
  readonly marksByNaN?: boolean | undefined;
}

type Callable = (...args: readonly unknown[]) => unknown;

/** What may stand in place of an argument by mistake. */
export const garbage = (): unknown[] => [undefined, null, "garbage", 1n, {}, [], () => undefined];

/** Garbage in place of a value: a function in place of another one is none. */
const insteadOf = (valid: unknown) =>
  garbage().filter((value) => typeof value !== "function" || typeof valid !== "function");

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

const isGenerator = (value: unknown): value is Iterable<unknown> =>
  Object.prototype.toString.call(value) === "[object Generator]";

/** The result of a function or class, generators run to their end. */
async function outcome(door: Callable, args: readonly unknown[]): Promise<unknown> {
  const isClass = /^class\b/.test(String(door));
  const result = await (isClass ? Reflect.construct(door, args) : door(...args));
  return isGenerator(result) ? [...result] : result;
}

/** What is wrong with a call: another error than an InputError of this function, or NaN; undefined where all is well. */
async function faultOf(
  name: string,
  door: Callable,
  { marksByNaN = false }: Door,
  args: readonly unknown[],
): Promise<string | undefined> {
  try {
    const result = await outcome(door, args);
    return !marksByNaN && holdsNaN(result) ? "gives NaN" : undefined;
  } catch (error) {
    const { kind, message } = error as { kind?: unknown; message?: unknown };
    if (kind !== "input") return `throws ${error}`;
    return String(message).startsWith(`${name}: `) ? undefined : `throws in another name: ${message}`;
  }
}

/** Arguments with one of them, or one option, replaced; the words say which. */
function spoiled({ args, options }: Door): [words: string, args: unknown[]][] {
  const valid = args();
  const calls: [string, unknown[]][] = [["without arguments", []]];
  valid.forEach((argument, at) => {
    for (const value of insteadOf(argument))
      calls.push([`argument ${at} as ${shown(value)}`, [...args()].with(at, value)]);
  });
  if (options === undefined) return calls;
  for (const [key, option] of Object.entries(valid[options] as object)) {
    for (const value of insteadOf(option)) {
      const given = { ...(args()[options] as object), [key]: value };
      calls.push([`option ${key} as ${shown(value)}`, [...args()].with(options, given)]);
    }
  }
  return calls;
}

/** What an unknown option is answered with, where that is no refusal by name. */
async function unknownOptionFault(name: string, door: Callable, { args, options }: Door): Promise<string[]> {
  if (options === undefined) return [];
  const given = { ...(args()[options] as object), zzz: 1 };
  try {
    await outcome(door, [...args()].with(options, given));
    return ["passes over an unknown option"];
  } catch (error) {
    const { message } = error as Error;
    return message.startsWith(`${name}: `) && message.includes('"zzz"')
      ? []
      : [`refuses an unknown option by ${message}`];
  }
}

/**
 * What a public function answers badly: garbage in place of each argument and of each option that the valid call gives
 * must end in a value or in an InputError that names the function, and an unknown option in a refusal.
 */
export async function doorFaults(name: string, door: Callable, call: Door): Promise<string[]> {
  const faults = await unknownOptionFault(name, door, call);
  const valid = await faultOf(name, door, call, call.args());
  if (valid !== undefined) faults.push(`a valid call ${valid}`);
  for (const [words, args] of spoiled(call)) {
    const fault = await faultOf(name, door, call, args);
    if (fault !== undefined) faults.push(`${words}: ${fault}`);
  }
  return faults;
}

/** The functions and classes among the exports of modules, by name. */
export function callables(...modules: readonly object[]): [string, Callable][] {
  const all = modules.flatMap((module) => Object.entries(module));
  return all.filter((entry): entry is [string, Callable] => typeof entry[1] === "function");
}
