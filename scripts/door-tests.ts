import { InputError } from "@collapsar/linalg";
import { expect, it } from "vitest";
import { garbage } from "./doors.js";

/** A valid call of an exported function, and where its options stand among the arguments. */
export interface Door {
  /** Arguments of a valid call, made anew for every call. */
  readonly args: () => readonly unknown[] | Promise<readonly unknown[]>;
  /** Index of the options object, where there is one. */
  readonly options?: number | undefined;
}

/** The doors of a package by name; a string is the reason why a function is left out. */
export type Doors = Readonly<Record<string, Door | string>>;

type Callable = (...args: readonly unknown[]) => unknown;

const isClass = (value: unknown) => /^class\b/.test(String(value));

/** The first value of a generator, the value of a promise, the result of a function or the object of a class. */
async function called(door: unknown, args: readonly unknown[]): Promise<unknown> {
  if (isClass(door)) return new (door as new (...args: readonly unknown[]) => unknown)(...args);
  const result = await (door as Callable)(...args);
  const next = (result as Partial<AsyncIterator<unknown>> | undefined)?.next;
  return typeof next === "function" ? (await next.call(result)).value : result;
}

function holdsNaN(value: unknown): boolean {
  const data = (value as { readonly data?: unknown } | undefined)?.data ?? value;
  if (ArrayBuffer.isView(data) || Array.isArray(data)) return (data as unknown[]).some(Number.isNaN);
  return Number.isNaN(data);
}

/** What is wrong with a call's outcome: undefined for an InputError and for a value without NaN. */
async function fault(door: unknown, args: readonly unknown[]): Promise<string | undefined> {
  try {
    return holdsNaN(await called(door, args)) ? "NaN" : undefined;
  } catch (error) {
    return error instanceof InputError ? undefined : String(error);
  }
}

function described(args: readonly unknown[]): string {
  return args
    .map((value) =>
      typeof value === "function" ? "function" : typeof value === "bigint" ? "1n" : JSON.stringify(value),
    )
    .map((text) => text?.slice(0, 30))
    .join(", ");
}

async function faults(door: unknown, calls: readonly (readonly unknown[])[]): Promise<string[]> {
  const found: string[] = [];
  for (const args of calls) {
    const told = await fault(door, args);
    if (told !== undefined) found.push(`(${described(args)}): ${told}`);
  }
  return found;
}

/**
 * Tests that every exported function has a door in the table, takes its valid call, answers wrong arguments by a value
 * or an InputError, and names an unknown key of its options.
 */
export function testDoors(exported: Readonly<Record<string, unknown>>, doors: Doors): void {
  it("has a call of every exported function", () => {
    const names = Object.keys(exported).filter((name) => typeof exported[name] === "function");
    expect(Object.keys(doors).sort()).toEqual(names.sort());
  });
  for (const [name, door] of Object.entries(doors)) {
    if (typeof door !== "string") testDoor(name, exported[name], door);
  }
}

function testDoor(name: string, tested: unknown, { args, options }: Door): void {
  it(`${name} takes a valid call`, async () => {
    await called(tested, await args());
  });
  it(`${name} refuses wrong arguments by an InputError`, async () => {
    const valid = await args();
    const found = await faults(tested, [[]]);
    for (const at of valid.keys()) {
      for (const value of garbage()) found.push(...(await faults(tested, [(await args()).with(at, value)])));
    }
    expect(found).toEqual([]);
  });
  if (options === undefined) return;
  it(`${name} refuses an unknown option`, async () => {
    const valid = await args();
    const more = { ...(valid[options] as object | undefined), zzz: 1 };
    await expect(called(tested, valid.with(options, more)).then(() => undefined)).rejects.toThrow(/"zzz"/);
  });
}
