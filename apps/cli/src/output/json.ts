function plain(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint") return value.toString();
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as Float64Array, (x) => plain("", x))
    : value;
}

/** What JSON leaves as it is, although it steers a terminal or reorders a line. */
const steering = /[\x7f-\x9f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/** The same JSON, with these characters as their escapes. */
function escaped(json: string): string {
  return json.replace(steering, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One JSON object on one line: numbers in full precision, NaN and infinities as strings. */
export function jsonLine(value: unknown): string {
  return `${escaped(JSON.stringify(value, plain))}\n`;
}

/** The same, indented, for files that people open. */
export function jsonFile(value: unknown): string {
  return `${escaped(JSON.stringify(value, plain, 2))}\n`;
}
