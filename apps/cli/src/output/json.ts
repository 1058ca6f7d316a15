import { finiteValues } from "@collapsar/linalg/check";

/** Values without a form in JSON: integers beyond its numbers as text, typed arrays as lists. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value === null || typeof value !== "object") return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView))
    return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** The object with `null` for each number that is infinite or none, and under `undefined` why, by dotted key. */
function finite(object: object): object {
  const reasons: Record<string, string> = {};
  const values = finiteValues(plain(object) as { undefined?: object }, (key, value) => {
    reasons[key] = Number.isNaN(value) ? "is no number" : `is ${value < 0 ? "minus " : ""}infinite`;
  });
  if (Object.keys(reasons).length === 0) return values;
  return { ...values, undefined: { ...reasons, ...values.undefined } };
}

/** Characters that JSON leaves as they are, although they steer a terminal or reorder a line. */
const steering = /[\x7f-\x9f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** The same JSON, with these characters as their escapes. */
function escaped(json: string): string {
  return json.replace(steering, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * One JSON object on one line: numbers in full precision, what is infinite or no number null with its reason under
 * `undefined`.
 */
export function jsonLine(object: object): string {
  return `${escaped(JSON.stringify(finite(object)))}\n`;
}

/** The same, indented, for files that people open. */
export function jsonFile(object: object): string {
  return `${escaped(JSON.stringify(finite(object), undefined, 2))}\n`;
}
