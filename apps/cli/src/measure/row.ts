/** A row of the results: plain JSON. */
export type MetricsRow = Readonly<Record<string, unknown>>;

/** The value under a dotted key. */
export function valueAt(row: MetricsRow, key: string): unknown {
  return key.split(".").reduce<unknown>((at, part) => {
    if (at === null || typeof at !== "object" || !Object.hasOwn(at, part)) return undefined;
    return (at as Record<string, unknown>)[part];
  }, row);
}
