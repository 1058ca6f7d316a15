/** Called for a number that is infinite or NaN, with its dotted key and the object or list that holds it. */
export type ToldOfValue = (key: string, value: number, siblings: object) => void;

/**
 * Plain data with `null` in place of each number that is infinite or none, as JSON needs it; typed arrays stay as
 * they are.
 */
export function finiteValues<T>(data: T, because: ToldOfValue): T {
  const visit = (value: unknown, key: string, siblings: object): unknown => {
    if (typeof value === "number" && !Number.isFinite(value)) {
      because(key, value, siblings);
      return null;
    }
    if (value === null || typeof value !== "object" || ArrayBuffer.isView(value)) return value;
    const at = (name: string) => (key === "" ? name : `${key}.${name}`);
    if (Array.isArray(value)) return value.map((each, k) => visit(each, at(String(k)), value));
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, visit(each, at(name), value)]),
    );
  };
  return visit(data, "", {}) as T;
}
