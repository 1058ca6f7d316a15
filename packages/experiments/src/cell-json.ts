/** NaN and infinities, which JSON has no numbers for, by the text that stands for them. */
const special = new Map<unknown, number>([
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);

/** A text that reads as one of these numbers, with any backslashes before it. */
const MISTAKABLE = /^\\*(?:NaN|-?Infinity)$/;

/** JSON of values with every number: "NaN" is the number, "\NaN" the text. `cellsFromJson` reads it. */
export function cellsToJson(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item === "number" && !Number.isFinite(item)) return String(item);
    return typeof item === "string" && MISTAKABLE.test(item) ? `\\${item}` : item;
  });
}

/**
 * Reads what `cellsToJson` wrote.
 *
 * @throws SyntaxError if the text is no JSON
 */
export function cellsFromJson(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => {
    const number = special.get(item);
    if (number !== undefined) return number;
    return typeof item === "string" && MISTAKABLE.test(item) ? item.slice(1) : item;
  });
}
