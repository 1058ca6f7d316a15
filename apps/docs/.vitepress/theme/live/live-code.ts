/** The text of every example file, loaded on demand. */
const sources = import.meta.glob<string>("../../../examples/*.ts", { query: "?raw", import: "default" });

const fileOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** A value as one would type it: keys without quotes where they need none. */
export function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => {
    const name = /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
    return `${name}: ${literal(inner)}`;
  });
  return `{ ${entries.join(", ")} }`;
}

/** The example file, and the call that made what the page shows now. */
export async function codeOf(name: string, settings: unknown): Promise<string> {
  const source = await sources[`../../../examples/${fileOf(name)}.ts`]!();
  return `${source}\nexport const result = ${name}(${literal(settings)});\n`;
}
