/** Keys by which JavaScript reaches what all objects share; no input may name them. */
const reserved: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export const isReserved = (key: string): boolean => reserved.has(key);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The path of the first reserved key of a value from outside, at any depth. */
export function reservedKey(value: unknown, path: readonly string[] = []): readonly string[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const place = [...path, key];
    const found = isReserved(key) ? place : reservedKey(inner, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A copy of an object with a value at a path of its own keys; what stands in the way and is no object gives way. */
export function withValueAt(
  object: Readonly<Record<string, unknown>>,
  [key, ...rest]: readonly [string, ...string[]],
  value: unknown,
): Record<string, unknown> {
  const [next, ...more] = rest;
  if (next === undefined) return { ...object, [key]: value };
  const inner = Object.hasOwn(object, key) ? object[key] : undefined;
  return { ...object, [key]: withValueAt(isObject(inner) ? inner : {}, [next, ...more], value) };
}
