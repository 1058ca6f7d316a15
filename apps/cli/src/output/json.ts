function plain(_key: string, value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (typeof value === "bigint") return value.toString();
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as Float64Array, (x) => plain("", x))
    : value;
}

/** One JSON object on one line: numbers in full precision, NaN and infinities as strings. */
export function jsonLine(value: unknown): string {
  return `${JSON.stringify(value, plain)}\n`;
}

/** The same, indented, for files that people open. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, plain, 2)}\n`;
}
